is_root=no
with_cmdline=yes
with_logs=yes
with_sysrq=no
with_lvm=no
destination=
wanted_path=$PATH
foreign=
foreign_known=yes
table_hung=no
given_up=
place=
live=

# The directory that relative names are told from, as text: the working directory may be what hangs.
started_in=${PWD:-/}
cd / || exit 1

read_value() {
  if [ -z "$2" ]; then fail "$1 $needs_value" 2; fi
  case $1 in
    --path) wanted_path=$2 ;;
    --pause)
      case $2 in [0-9]) pause=$2 ;; *) fail "$1 $needs_seconds" 2 ;; esac
      ;;
    *) destination=$2 ;;
  esac
}

read_options() {
  while [ $# -gt 0 ]; do
    case $1 in
      -o | --output | --path | --pause)
        if [ $# -lt 2 ]; then fail "$1 $needs_value" 2; fi
        read_value "$1" "$2"
        shift
        ;;
      --output=* | --path=* | --pause=*) read_value "${1%%=*}" "${1#*=}" ;;
      --no-cmdline) with_cmdline=no ;;
      --no-logs) with_logs=no ;;
      --sysrq) with_sysrq=yes ;;
      --lvm) with_lvm=yes ;;
      -h | --help)
        printf '%s\n' "$usage"
        exit 0
        ;;
      --version)
        echo "unhang collect $version"
        exit 0
        ;;
      *) fail "$unknown_option $1" 2 ;;
    esac
    shift
  done
  case $destination in
    - | '') ;;
    /*) destination=${destination%/} destination=${destination:-/} ;;
    *) destination=${started_in%/}/${destination%/} ;;
  esac
}

name_result() {
  host=
  read -r host </proc/sys/kernel/hostname
  host=$(printf '%s' "${host:-host}" | tr -c 'A-Za-z0-9.-' _ | sed 's/^[.-]*//')
  name=unhang-${host:-host}-$(date +%Y%m%d%H%M%S)-$$
}

# Directories for programs that lead through somebody else's file system are left out.
check_path() {
  kept_path=
  path_rest=$wanted_path:
  while [ -n "$path_rest" ]; do
    path_part=${path_rest%%:*}
    path_rest=${path_rest#*:}
    if is_foreign "$path_part"; then continue; fi
    # With merged directories /bin is /usr/bin.
    if [ -L "$path_part" ] && is_foreign "/usr$path_part"; then continue; fi
    kept_path=$kept_path${kept_path:+:}$path_part
  done
  PATH=${kept_path:-$PATH}
}

read_table() {
  foreign_mounts >"$run/foreign"
  cat /proc/mounts >"$run/mounts"
  : >"$run/table"
}

prepare() {
  run=$place/$name/run
  root=$place/$name/out/$name
  mkdir -p "$run" "$root/collector/first"
  exec 2>"$run/stderr"
  if [ "$table_hung" = no ]; then await "$table_limit" read_table; fi
  if [ -f "$run/table" ]; then foreign=$(cat "$run/foreign"); else foreign_known=no; fi
  echo "unhang collect: $version" >"$root/version.txt"
  printf '%s\n' "$readme" >"$root/README.txt"
  if [ -n "$foreign" ]; then printf '%s\n' "$foreign" >"$root/collector/not-looked-at"; fi
  check_path
}

collect() {
  start 12 'read /proc/PID' collector/first/log first_look
  start_tables
  start 6 'read /proc' collector/proc proc_files
  start 6 'read /sys' collector/sys sys_files
  start 6 'read /etc' collector/etc etc_files
  start_logs
  start_commands
  start 14 'read /proc/PID/task' collector/threads look_at_threads
  if [ "$is_root" = yes ]; then start 14 'read /proc/PID/fd' collector/holders look_at_fuse_daemons; fi
  start 8 'read /proc/PID/ns/mnt' collector/namespaces look_at_namespaces
  start 15 'second look' collector/second/log second_look
  settle "$collect_limit"
  keep_best_list
  find "$root" -type f -size 0 -exec rm -f {} \; 2>/dev/null
  return 0
}

# Of three lists of processes the one that has most of it: that of ps with arguments, without them, our own.
keep_best_list() {
  if [ -s "$root/$ps_long" ]; then rm -f "$root/$ps_short"; fi
  if [ "$ps_full" = no ]; then return; fi
  if [ -s "$root/$ps_long" ] || [ -s "$root/$ps_short" ]; then rm -f "$root/collector/processes"; fi
}

stop() {
  trap '' INT TERM HUP
  end_live
  if [ -n "$place" ]; then remove_work; fi
  exit "$1"
}

main() {
  read_options "$@"
  # Left behind, a step must not hold the terminal or the connection that this came by.
  if [ "$destination" = - ]; then exec 3>&2; else exec 3>&1; fi
  # Until the mount table tells whether one of its directories hangs.
  if ! have sed; then PATH=$wanted_path; fi
  start_clock
  if [ "$(id -u)" = 0 ]; then is_root=yes; fi
  name_result
  find_place
  trap 'stop 130' INT
  trap 'stop 143' TERM
  trap 'stop 129' HUP
  check_destination
  say "$what_is_read"
  if [ "$with_cmdline" = yes ]; then say "$cmdline_warning"; fi
  if [ "$is_root" = no ]; then say "$as_root"; fi
  prepare
  find_timeout
  collect
  if [ -n "$given_up" ]; then say "$steps_given_up$given_up"; fi
  deliver
}

main "$@" </dev/null
exit
