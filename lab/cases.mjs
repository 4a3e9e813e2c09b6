/**
 * What the lab can put on stage. `mode` is what the daemon does: `healthy` answers, `silent` never answers INIT,
 * `frozen` answers INIT and then reads no more. The last daemon's mount is the one that is visible.
 */
const gvfs = { home: '/root', directory: '.gvfs', program: 'gvfs-fuse-daemon', uid: 0 };
const userGvfs = { home: '/run/user/1000', directory: 'gvfs', program: 'gvfsd-fuse', uid: 1000 };

export const cases = [
  {
    name: 'init-audit',
    about: 'gvfs-fuse-daemon mounted twice, the second never answers INIT, one audit rule loaded',
    audit: true,
    mount: gvfs,
    daemons: ['healthy', 'silent'],
    victims: [
      ['df', '-h'],
      ['umount', 'TARGET'],
    ],
    sleepsIn: 'fuse_get_req',
  },
  {
    name: 'init-no-audit',
    about: 'a FUSE daemon that never answers INIT, no audit rule',
    audit: false,
    mount: gvfs,
    daemons: ['silent'],
    victims: [
      ['df', '-h'],
      ['umount', 'TARGET'],
    ],
    sleepsIn: 'fuse_get_req',
  },
  {
    name: 'user-mount-audit',
    about: "a user's mount (no allow_other) that never answers INIT: audit makes root's df ask it all the same",
    audit: true,
    mount: userGvfs,
    daemons: ['silent'],
    victims: [['df', '-h']],
    sleepsIn: 'fuse_get_req',
  },
  {
    name: 'user-mount-no-audit',
    about: "the same without the rule: root's df is refused at once and does not hang",
    audit: false,
    mount: userGvfs,
    daemons: ['silent'],
    victims: [],
  },
  {
    name: 'daemon-hung',
    about: 'a FUSE daemon that answers INIT and then reads no more',
    audit: false,
    mount: gvfs,
    daemons: ['frozen'],
    victims: [
      ['df', '-h'],
      ['ls', 'TARGET'],
    ],
    sleepsIn: 'request_wait_answer',
  },
  { name: 'healthy', about: 'this host as it is, with nothing wrong', audit: false, daemons: [], victims: [] },
];
