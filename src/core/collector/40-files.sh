# Does this link of /etc lead to somebody else's file system?
leads_away() {
  if [ ! -L "$1" ]; then return 1; fi
  away_to=$(readlink "$1")
  case $away_to in
    /*) is_foreign "$away_to" ;;
    ../*) is_foreign "/${away_to#../}" ;;
    *) return 1 ;;
  esac
}

# May it be read, and copied to the same place?
is_readable() {
  case $1 in /etc/*) if leads_away "$1"; then return 1; fi ;; esac
  ! is_foreign "$1" && [ -f "$1" ] && [ -r "$1" ]
}

# take FILE...: copies what is there and may be read to the same place in the result.
take() {
  for take_file in "$@"; do
    if ! is_readable "$take_file"; then continue; fi
    if [ ! -d "$root${take_file%/*}" ]; then mkdir -p "$root${take_file%/*}"; fi
    cat "$take_file" >"$root$take_file" 2>/dev/null
  done
}

# Passwords of network file systems stand in these.
take_masked() {
  for masked_file in "$@"; do
    if ! is_readable "$masked_file"; then continue; fi
    mkdir -p "$root${masked_file%/*}"
    sed 's/\([Pp][Aa][Ss][Ss][A-Za-z]*=\)[^, 	]*/\1********/g' "$masked_file" >"$root$masked_file"
  done
}

proc_files() {
  take /proc/uptime /proc/version /proc/stat /proc/loadavg /proc/meminfo /proc/vmstat /proc/diskstats /proc/partitions \
    /proc/swaps /proc/filesystems /proc/modules /proc/locks /proc/pressure/* /proc/net/rpc/nfs /proc/net/rpc/nfsd \
    /proc/fs/nfsfs/servers /proc/fs/nfsfs/volumes /proc/fs/jbd2/*/info /proc/fs/nfsd/pool_stats \
    /proc/sys/kernel/hung_task_* /proc/sys/kernel/hostname /proc/sys/kernel/osrelease /proc/sys/kernel/tainted \
    /proc/sys/kernel/dmesg_restrict /proc/sys/fs/fuse/* /proc/sys/vm/dirty_* /proc/sys/sunrpc/*_slot_table_entries
  if [ "$with_cmdline" = yes ]; then take /proc/cmdline; fi
}

sys_files() {
  take /sys/fs/fuse/connections/*/waiting /sys/fs/fuse/connections/*/max_background \
    /sys/fs/fuse/connections/*/congestion_threshold
  take /sys/block/*/dm/name /sys/block/*/dm/suspended /sys/block/*/dm/uuid /sys/block/*/inflight \
    /sys/block/*/removable /sys/block/*/loop/backing_file /sys/block/*/device/state \
    /sys/block/*/device/timeout /sys/block/*/device/model
  take /sys/module/fuse/parameters/* /sys/fs/xfs/*/log/* /sys/fs/ext4/*/errors_count
}

etc_files() {
  # Its form is a fact: libfuse treats a link and a file differently.
  if [ -L /etc/mtab ]; then
    mkdir -p "$root/etc"
    ln -s "$(readlink /etc/mtab)" "$root/etc/mtab" || ls -ln /etc/mtab >"$root/etc/mtab"
  else
    take /etc/mtab
  fi
  take /etc/os-release /etc/*-release /etc/debian_version /etc/SuSE-release /etc/audit/audit.rules /etc/audit.rules \
    /etc/audit/rules.d/*.rules /etc/audit/auditd.conf /etc/fuse.conf /etc/nfsmount.conf /etc/multipath.conf \
    /etc/autofs.conf
  take_masked /etc/fstab /etc/auto.master
}

# The kernel's ring buffer; with --sysrq the kernel writes every blocked task into it first.
kernel_ring() {
  if [ "$with_sysrq" = yes ]; then
    echo w >/proc/sysrq-trigger
    sleep 2
  fi
  dmesg
}

start_logs() {
  if [ "$with_logs" = no ]; then return; fi
  if have dmesg; then start 8 dmesg sos_commands/kernel/dmesg kernel_ring; fi
  if ! is_foreign /var/log/journal; then
    start_command 10 sos_commands/logs/journalctl_--no-pager_-k_-b journalctl --no-pager -k -b -n 20000
  fi
  if is_foreign /var/log; then return; fi
  for log in messages syslog kern.log; do
    start 8 "read /var/log/$log" "var/log/$log" log_tail "/var/log/$log"
  done
}

# Even whether it is there is asked in the background: its disk may be what hangs.
log_tail() {
  if has_link "$1" || [ ! -r "$1" ]; then return "$not_here"; fi
  limited 8 tail -c "$log_bytes" "$1"
}

# How long a table of thousands takes is a fact. The kernel's clock has hundredths of seconds, and date(1) need not.
read_mountinfo() {
  mountinfo_begun=
  if ! is_foreign /proc/uptime; then read -r mountinfo_begun mountinfo_idle </proc/uptime; fi
  limited 6 cat /proc/self/mountinfo || return
  if [ -z "$mountinfo_begun" ]; then return 0; fi
  read -r mountinfo_ended mountinfo_idle </proc/uptime
  echo "read /proc/self/mountinfo $mountinfo_begun $mountinfo_ended" >"$root/collector/timed"
}

# Mount tables wait for the lock that a hanging mount(8) or umount(8) may hold, and btrfs reads its disk for its line;
# the others ask servers at times.
start_tables() {
  start_file 6 /proc/mounts
  if ! is_foreign /proc/self/mountinfo && [ -e /proc/self/mountinfo ]; then
    start 6 'read /proc/self/mountinfo' proc/self/mountinfo read_mountinfo
  fi
  start_file 6 /proc/self/mountstats
  start_file 6 /proc/mdstat
  start_file 6 /proc/fs/cifs/DebugData
  start_file 6 /proc/fs/cifs/Stats
  for table in /sys/kernel/debug/ceph/*/mdsc /sys/kernel/debug/ceph/*/osdc /sys/kernel/debug/ceph/*/monc \
    /proc/fs/lustre/*/*/import /sys/kernel/debug/lustre/*/*/import; do
    start_file 6 "$table"
  done
}
