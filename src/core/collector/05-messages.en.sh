usage='usage: sh collect.sh [options]

Collects why df hangs, without touching a mount: /proc, /sys, logs, and the output
of commands that ask the kernel alone. Takes 6 to 30 seconds, and leaves one small
archive for `unhang diagnose`. Root sees more.

  -o DIR         where the archive goes; - is standard output.
                 Default: /dev/shm, else /run, /tmp or /var/tmp, whichever is no
                 network or FUSE file system
  --no-cmdline   no arguments of processes, which may hold secrets
  --no-logs      no kernel log, no /var/log
  --sysrq        have the kernel write the stack of every blocked task into its
                 log (root; a slow serial console may stall for that time)
  --lvm          run lvs as well, which opens disks and may be left behind
  --path DIRS    where programs are (default: /sbin:/usr/sbin:/bin:/usr/bin)
  --pause N      seconds between the two looks, 0 to 9 (default: 5)
  -h, --help     this text
  --version      the version

Exit status: 0 there is an archive, 1 there is none, 2 wrong usage.'
what_is_read='unhang collect: reads /proc, /sys, /etc and logs; touches no mount. Up to 30 seconds.'
cmdline_warning='  The arguments of processes are read too and may hold secrets; --no-cmdline leaves them out.'
as_root='  Not root. Root would add: kernel stacks, where the tasks of others sleep, audit rules, who holds /dev/fuse,
  the device mapper, multipath, and on most hosts the kernel log.'
steps_given_up='  Given up, and noted in the archive:'
kept_folder='unhang collect: no archive could be made. Copy this folder, unhang reads it as well:'
sent_to_stdout='unhang collect: the archive went to standard output. Read it with: unhang diagnose FILE'
in_memory='  It lies in memory: copy it before a reboot.'
what_next='  Read it where unhang is: unhang diagnose FILE'
no_place='there is no place for the result; name one with -o DIR'
destination_hangs='no answer from'
destination_refuses='not a directory that can be written to:'
needs_value='needs a value'
needs_seconds='takes whole seconds from 0 to 9'
unknown_option='unknown option (see --help):'
readme="Made by unhang collect $version. Read it with: unhang diagnose THIS-ARCHIVE

What is in it
  proc/, sys/     files of the kernel as they were; of processes those that wait, and daemons of
                  file systems: state, wait channel, and as root the kernel stack; command lines,
                  unless --no-cmdline was given
  etc/            mtab, fstab, auto.master, release, audit rules, FUSE, NFS and multipath
                  configuration
  var/log/        the last 4 MB of messages, syslog and kern.log, unless --no-logs was given
  sos_commands/   output of commands, named as sos names them
  collector/      steps: what was done, and what was given up; first and second: every process's
                  line of /proc/PID/stat and its wait channel, seconds apart; not-looked-at: mounts
                  that may ask somebody else

What is masked
  Values of password options in fstab and auto.master. Nothing else: command lines, logs, host names
  and addresses are as they were.

What is never read
  Environments and memory of processes, and anything on a mount but /proc, /sys, /etc, /var/log and
  the package list."
