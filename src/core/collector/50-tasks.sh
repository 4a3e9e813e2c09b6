# Programs that ask a mount one question and end, and the daemons that answer. The kernel keeps 15 characters of a name.
askers='df|ls|stat|du|umount|mount|mount\.[a-z0-9_.]+|fusermount3?|mountpoint|findmnt|lsof|sync|touch|mkdir'
askers="$askers|sos|sosreport"
daemons='gvfsd[a-z0-9-]*|gvfs-fuse-daemo|sshfs|bindfs|s3fs|rclone|ntfs-3g|lxcfs|glusterfs|ceph-fuse|virtiofsd'
daemons="$daemons|davfs2?|mount\.davfs|curlftpfs|automount|auditd|multipathd|nfsd|lockd|rpciod|kauditd|jbd2/.*"
daemons="$daemons|kjournald.*|xfsaild.*|btrfs-.*|dlm_controld|o2net|gfs2_.*|cifsd|loop[0-9]+"
# Where file systems wait for somebody else.
places_asleep='fuse_|request_wait|rpc_|nfs|autofs|cifs|smb2|wait_for_resp|ceph|gfs2|ocfs2|dlm|ptlrpc|p9_|v9fs'
places_asleep="$places_asleep|vbg_|[Hh]gfs|audit_log|rwsem_down|percpu_rwsem|io_schedule|folio_wait|wait_on_page"
places_asleep="$places_asleep|wait_on_buffer|blk_|bio|jbd2|xfs_|xlog_"

# Every process, a line each, and where each of them sleeps: no file of these waits for a task's memory or its exec.
# By first digit, since an old kernel takes 128 KiB of arguments.
list_tasks() {
  for list_digit in 1 2 3 4 5 6 7 8 9; do cat "/proc/$list_digit"*/stat; done >"$1/stat" 2>/dev/null
  for list_digit in 1 2 3 4 5 6 7 8 9; do grep . /dev/null "/proc/$list_digit"*/wchan; done >"$1/wchan" 2>/dev/null
  return 0
}

# Both as one table, with kernel threads in brackets as ps has them (PF_KTHREAD is 0x200000). A name may hold anything.
tabulate_tasks() {
  have awk || return 0
  awk '
    BEGIN { print "PID PPID S WCHAN COMMAND" }
    FILENAME ~ /wchan$/ {
      if (match($0, /^\/proc\/[0-9]+\/wchan:/)) {
        pid = substr($0, 7, RLENGTH - 13)
        asleep[pid] = substr($0, RLENGTH + 1)
      }
      next
    }
    match($0, /^[0-9]+ \(.*\) [A-Za-z] [0-9]+ /) {
      open = index($0, "(")
      pid = substr($0, 1, open - 2)
      rest = substr($0, RSTART, RLENGTH)
      match(rest, /\) [A-Za-z] [0-9]+ $/)
      comm = substr($0, open + 1, RSTART - open - 1)
      split(substr($0, RSTART + 2), field, " ")
      if (int(field[7] / 2097152) % 2 == 1) comm = "[" comm "]"
      wchan = asleep[pid]
      if (wchan == "" || wchan == "0") wchan = "-"
      print pid, field[2], field[1], wchan, comm
    }' "$1/wchan" "$1/stat" >"$root/collector/processes"
}

# PIDs worth a closer look, the most telling first, each once.
pick_tasks() {
  picked=
  picked_count=0
  {
    grep -E "^[0-9]+ \\(($askers)\\) [DSTt] " "$1/stat" | sed 's/ .*//'
    grep -E ":[a-z0-9_.]*($places_asleep)" "$1/wchan" | sed 's,^/proc/\([0-9]*\)/.*,\1,'
    sed -n 's/^\([0-9]*\) (.*) [DTt] .*/\1/p' "$1/stat"
    grep -E "^[0-9]+ \\(($daemons)\\) " "$1/stat" | sed 's/ .*//'
  } 2>/dev/null | while read -r picked_pid; do
    case "$picked " in *" $picked_pid "*) continue ;; esac
    picked="$picked $picked_pid"
    picked_count=$((picked_count + 1))
    if [ "$picked_count" -gt "$max_tasks" ]; then break; fi
    echo "$picked_pid"
  done
}

# look_at PID[/task/TID]: one task. What waits for a task that hangs in exec (stack, syscall) or for its memory
# (cmdline) is read in the background, and left there where it does not come.
look_at() {
  look_from=/proc/$1
  look_to=$root/proc/$1
  if [ -d "$look_to" ] || [ ! -r "$look_from/status" ]; then return; fi
  mkdir -p "$look_to"
  cat "$look_from/status" >"$look_to/status"
  look_wchan=
  read -r look_wchan <"$look_from/wchan"
  case $look_wchan in '' | 0) ;; *) printf '%s' "$look_wchan" >"$look_to/wchan" ;; esac
  if [ -r "$look_from/stack" ]; then read_aside "$1" stack syscall; fi
  # Threads have that of their process.
  case $1 in */*) return ;; esac
  if [ "$with_cmdline" = yes ]; then read_aside "$1" cmdline; fi
} 2>/dev/null

looks=0

# read_aside DIRECTORY FILE...
read_aside() {
  looks=$((looks + 1))
  look_mark=$run/$step_token.look.$looks
  eval "look_name_$looks=\"/proc/\$1/\$2\""
  aside_from=$1
  shift
  (
    for aside_file in "$@"; do cat "/proc/$aside_from/$aside_file" >"$root/proc/$aside_from/$aside_file"; done
    : >"$look_mark"
  ) >/dev/null 2>&1 &
  eval "look_pid_$looks=$!"
}

# Waits a moment for what is read aside. What does not come is a step of its own that timed out.
end_looks() {
  for look_round in 1 2 3; do
    look_missing=
    look_number=0
    while [ "$look_number" -lt "$looks" ]; do
      look_number=$((look_number + 1))
      if [ ! -f "$run/$step_token.look.$look_number" ]; then look_missing="$look_missing $look_number"; fi
    done
    if [ -z "$look_missing" ]; then return 0; fi
    sleep 1
  done
  for look_number in $look_missing; do
    eval "echo \"timed-out $look_round read \$look_name_$look_number\"; end_tree \$look_pid_$look_number"
  done >>"$root/collector/steps"
}

# How often each of the tasks worth a look has gone to sleep (Linux 2.6.23): the same number later, and it slept on.
count_switches() {
  # shellcheck disable=SC2046 # numbers
  grep '^voluntary_ctxt_switches:' /dev/null $(sed 's,.*,/proc/&/status,' "$run/picked") >"$1/switches" 2>/dev/null
}

first_look() {
  step_token=first
  list_tasks "$root/collector/first"
  tabulate_tasks "$root/collector/first"
  pick_tasks "$root/collector/first" >"$run/picked"
  count_switches "$root/collector/first"
  while read -r first_pid; do look_at "$first_pid"; done <"$run/picked"
  : >"$run/first.over"
  end_looks
}

# Threads sleep on their own, and only the first of them is seen as the process.
look_at_threads() {
  step_token=threads
  while [ ! -f "$run/first.over" ]; do sleep "$tick"; done
  blocked_threads | sed "${max_threads}q" >"$run/threads"
  while read -r thread; do look_at "$thread"; done <"$run/threads"
  end_looks
}

# PID/task/TID of the threads that sleep uninterruptibly. Behind fields 4 to 19 of stat stands the number of threads.
blocked_threads() {
  sed -n 's/^\([0-9]*\) (.*) [A-Za-z]\( -\{0,1\}[0-9]*\)\{16\} \([0-9]*\) .*/\1 \3/p' "$root/collector/first/stat" |
    while read -r thread_pid thread_count; do
      if [ "$thread_count" -lt 2 ]; then continue; fi
      grep ') D ' "/proc/$thread_pid"/task/*/stat /dev/null 2>/dev/null |
        sed -n 's,^/proc/\([0-9]*/task/[0-9]*\)/stat:.*,\1,p' | grep -v "^$thread_pid/task/$thread_pid\$"
    done
}

# Whoever holds /dev/fuse serves a mount, or keeps one from ending. Links are read and never followed: neither lstat(2)
# nor readlink(2) of /proc/PID/fd/N asks the file system that it names.
look_at_fuse_daemons() {
  step_token=daemons
  while [ ! -f "$run/first.over" ]; do sleep "$tick"; done
  ls -ln /proc/[1-9]*/fd 2>/dev/null |
    sed -n -e '/^\/proc\/.*:$/h' -e '/ -> \/dev\/fuse$/{' -e 'G' -e 's,.*\n/proc/\([0-9]*\)/fd:$,\1,p' -e '}' |
    sort -un | sed 50q >"$root/collector/fuse-device-holders"
  for holder in $(cat "$root/collector/fuse-device-holders"); do
    look_at "$holder"
    for holder_thread in /proc/"$holder"/task/[1-9]*; do
      holder_thread=${holder_thread#/proc/}
      case $holder_thread in "$holder/task/$holder" | *'*') continue ;; esac
      look_at "$holder_thread"
    done
  done
  end_looks
}

# A container may hold a mount that the host no longer shows. One table for each other mount namespace.
look_at_namespaces() {
  namespace_own=$(ls -ln /proc/self/ns/mnt 2>/dev/null | sed -n 's/.* -> //p')
  ls -ln /proc/[1-9]*/ns/mnt 2>/dev/null |
    sed -n 's,.* /proc/\([0-9]*\)/ns/mnt -> \(mnt:.*\),\2 \1,p' | sort -k 1,1 -k 2,2n |
    while read -r namespace namespace_pid; do
      if [ "$namespace" = "$namespace_own" ] || [ "$namespace" = "$namespace_last" ]; then continue; fi
      namespace_last=$namespace
      echo "$namespace $namespace_pid"
    done | sed "${max_namespaces}q" >"$root/collector/mount-namespaces"
  while read -r namespace namespace_pid; do
    mkdir -p "$root/proc/$namespace_pid"
    limited 5 cat "/proc/$namespace_pid/mountinfo" >"$root/proc/$namespace_pid/mountinfo"
  done <"$root/collector/mount-namespaces" 2>/dev/null
  return 0
}

# A task that was seen waiting for a moment is elsewhere by now, and a disk that works has worked.
second_look() {
  while [ ! -f "$run/first.over" ]; do sleep "$tick"; done
  sleep "$pause"
  second=$root/collector/second
  mkdir -p "$second"
  count_switches "$second"
  list_tasks "$second"
  if ! is_foreign /proc/diskstats; then cat /proc/diskstats >"$second/diskstats"; fi
  grep . /dev/null /sys/fs/fuse/connections/*/waiting >"$second/fuse-waiting" 2>/dev/null
  return 0
}
