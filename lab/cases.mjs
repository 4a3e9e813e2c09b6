/**
 * What the lab can put on stage. `daemons` says what each does: `healthy` answers, `silent` never answers INIT, `frozen`
 * answers INIT and then reads no more. The last daemon's mount is the one that is visible. `victims` have to fall
 * asleep, `survivors` have to return. `expect` is the verdict on the tree, which holds the kernel's stacks, and on the
 * archive of sos, which does not: without a stack no cause can be more than probable. A clear verdict allows no finding.
 */
const gvfs = { home: '/root', directory: '.gvfs', program: 'gvfs-fuse-daemon', uid: 0 };
const userGvfs = { home: '/run/user/1000', directory: 'gvfs', program: 'gvfsd-fuse', uid: 1000 };

const hang = (rule) => ({ tree: { status: 'confirmed', rule }, archive: { status: 'probable', rule } });
const clear = { tree: { status: 'clear' }, archive: { status: 'clear' } };

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
    expect: hang('fuse-init-audit'),
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
    expect: hang('fuse-init-unanswered'),
  },
  {
    name: 'user-mount-audit',
    about: "a user's mount (no allow_other) that never answers INIT: audit makes root's df ask it all the same",
    audit: true,
    mount: userGvfs,
    daemons: ['silent'],
    victims: [['df', '-h']],
    sleepsIn: 'fuse_get_req',
    expect: hang('fuse-audit-bypass'),
  },
  {
    name: 'user-mount-no-audit',
    about: "the same without the rule: root's df is refused at once and does not hang",
    audit: false,
    mount: userGvfs,
    daemons: ['silent'],
    survivors: [['df', '-h']],
    expect: clear,
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
    expect: hang('fuse-daemon-hung'),
  },
  {
    name: 'healthy',
    about: 'this host as it is, with nothing wrong',
    audit: false,
    survivors: [['df', '-h']],
    expect: clear,
  },
];
