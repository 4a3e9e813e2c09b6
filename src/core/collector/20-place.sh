# File systems that answer from this machine's own kernel, memory or disks. Whatever is not listed is taken for one that
# may ask somebody else, and nothing is looked up at or below it.
own_types='adfs|aufs|bcachefs|binfmt_misc|bpf|btrfs|cgroup2?|configfs|cpuset|cramfs|debugfs|devfs|devpts'
own_types="$own_types|devtmpfs|efivarfs|erofs|exfat|ext[234]|f2fs|fusectl|hfs|hfsplus|hugetlbfs|iso9660|jffs2|jfs"
own_types="$own_types|mqueue|msdos|nilfs2|nfsd|nsfs|ntfs3?|overlay|overlayfs|proc|pstore|ramfs|reiser4|reiserfs"
own_types="$own_types|rootfs|rpc_pipefs|securityfs|selinuxfs|smackfs|squashfs|sysfs|tmpfs|tracefs|ubifs|udf|vfat"
own_types="$own_types|xfs|zfs"

# The mount points of the others, one a line, escaped as the kernel escapes them. Text only: no mount is touched.
foreign_mounts() {
  if [ -r /proc/self/mountinfo ]; then
    sed 's/^[^ ]* [^ ]* [^ ]* [^ ]* \([^ ]*\) .* - \([^ ]*\) .*/\2 \1/' </proc/self/mountinfo
  else
    # Linux before 2.6.26
    sed 's/^[^ ]* \([^ ]*\) \([^ ]*\) .*/\2 \1/' </proc/mounts
  fi | grep -Ev "^($own_types) " | sed 's/^[^ ]* //'
}

# Does this path lead through one of them? Where the table could not be read, all but the kernel's own do.
is_foreign() {
  if [ "$foreign_known" = no ]; then
    case $1 in /proc/* | /sys/* | /dev/shm) return 1 ;; *) return 0 ;; esac
  fi
  # Names of mount points may look like patterns.
  set -f
  for foreign_target in $foreign; do
    case $foreign_target in
      # A root on the network: every command came from there already.
      /) ;;
      *) case $1/ in "$foreign_target"/*) set +f; return 0 ;; esac ;;
    esac
  done
  set +f
  return 1
}

# Is a part of this path a link, which leads who knows where?
has_link() {
  link_rest=$1
  while [ -n "$link_rest" ]; do
    if [ -L "$link_rest" ]; then return 0; fi
    link_rest=${link_rest%/*}
  done
  return 1
}

# Places in memory first: a disk may be what hangs.
places='/dev/shm /run /tmp /var/tmp'

# Runs in the background. Exit status: the number of the place that took the folder, 0 for none.
choose_place() {
  foreign=$(foreign_mounts)
  foreign_known=yes
  choose_number=0
  for choose_place in $places; do
    choose_number=$((choose_number + 1))
    if is_foreign "$choose_place" || has_link "$choose_place"; then continue; fi
    if mkdir "$choose_place/$name" 2>/dev/null; then exit "$choose_number"; fi
  done
  exit 0
}

# The table cannot be read, because somebody holds its lock: one place after the other.
choose_blindly() {
  blind_number=0
  for blind_place in $places; do
    blind_number=$((blind_number + 1))
    if [ "$blind_number" = "$1" ]; then mkdir "$blind_place/$name" 2>/dev/null && exit "$1"; fi
  done
  exit 0
}

# await SECONDS COMMAND...: its exit status in `awaited`, `hung` where it does not come back.
await() {
  await_limit=$1
  shift
  "$@" >/dev/null 2>&1 3>&- </dev/null &
  await_pid=$!
  clock
  await_until=$((elapsed + await_limit))
  # A shell learns of its children's ends while it waits for a command, hence the nap first.
  while sleep "$tick"; do
    kill -s 0 "$await_pid" 2>/dev/null || break
    clock
    if [ "$elapsed" -ge "$await_until" ]; then
      end_tree "$await_pid"
      awaited=hung
      return
    fi
  done
  wait "$await_pid" 2>/dev/null
  awaited=$?
}

find_place() {
  await "$choose_limit" choose_place
  found=$awaited
  if [ "$found" = hung ]; then
    table_hung=yes
    for blind in 1 2 3; do
      await 1 choose_blindly "$blind"
      found=$awaited
      if [ "$found" = "$blind" ]; then break; fi
    done
  fi
  case $found in
    [1-4])
      # shellcheck disable=SC2086 # a list of places without blanks
      set -- $places
      shift $((found - 1))
      place=$1
      ;;
    *) work_at_destination ;;
  esac
}

# Nowhere else is there room: where the user wants the result, then.
work_at_destination() {
  case $destination in '' | -) fail "$no_place" 1 ;; esac
  await "$choose_limit" mkdir "$destination/$name"
  if [ "$awaited" != 0 ]; then fail "$no_place" 1; fi
  place=$destination
}

# Where the result is to go by -o; by default where it was made.
check_destination() {
  destination=${destination:-$place}
  if [ "$destination" = - ] || [ "$destination" = "$place" ]; then return; fi
  await "$choose_limit" writable "$destination"
  case $awaited in
    0) ;;
    hung) refuse_destination "$destination_hangs" ;;
    *) refuse_destination "$destination_refuses" ;;
  esac
}

refuse_destination() {
  rm -rf "${place:?}/${name:?}"
  fail "$1 $destination" 1
}

writable() { [ -d "$1" ] && [ -w "$1" ]; }
