# Everything is a function until the last line, so that a script that arrives cut does nothing at all.

PATH=/sbin:/usr/sbin:/bin:/usr/bin
LC_ALL=C
LANGUAGE=
export PATH LC_ALL LANGUAGE
unset CDPATH ENV BASH_ENV TAPE POSIXLY_CORRECT TAR_OPTIONS GZIP GREP_OPTIONS 2>/dev/null
IFS=' 	
'
umask 077

# Seconds. All together stay below 30.
choose_limit=3
table_limit=3
collect_limit=17
pack_limit=5
# Between the two looks.
pause=5

# Tasks whose stacks are read; a crowd of thousands sleeps in the same few places.
max_tasks=300
max_threads=100
max_namespaces=32
# Bytes of each log, from its end.
log_bytes=4000000

say() { printf '%s\n' "$*" >&3; }

fail() {
  printf 'unhang collect: %s\n' "$1" >&2
  exit "$2"
}

have() { command -v "$1" >/dev/null 2>&1; }

# Seconds since the start, in `elapsed`. A clock that is set meanwhile must not make the run endless.
clock() {
  clock_now=$(date +%s)
  clock_step=$((clock_now - clock_last))
  if [ "$clock_step" -lt 0 ] || [ "$clock_step" -gt 60 ]; then clock_base=$((clock_base + clock_step)); fi
  clock_last=$clock_now
  elapsed=$((clock_now - clock_base))
}

start_clock() {
  clock_last=$(date +%s)
  clock_base=$clock_last
  elapsed=0
  # Old systems know whole seconds only.
  tick=1
  if sleep 0.2 2>/dev/null; then tick=0.2; fi
}

# BusyBox before 1.30 wanted the seconds behind -t; RHEL 5 has no timeout at all.
find_timeout() {
  timeout_form=none
  have timeout || return
  if timeout -s KILL 2 true 2>/dev/null; then
    timeout_form=plain
  elif timeout -t 2 -s KILL true 2>/dev/null; then
    timeout_form=option
  fi
}

# limited SECONDS COMMAND...
limited() {
  limited_to=$1
  shift
  case $timeout_form in
    plain) timeout -s KILL "$limited_to" "$@" ;;
    option) timeout -t "$limited_to" -s KILL "$@" ;;
    *) "$@" ;;
  esac
}

# /proc is asked for children, since without job control there is no process group to end.
end_tree() {
  for tree_pid in "$@"; do
    (
      children=$(cat /proc/[1-9]*/stat 2>/dev/null | sed -n "s/^\([0-9]*\) (.*) [A-Za-z] $tree_pid .*/\1/p")
      for child in $children; do
        grandchildren=$(cat /proc/[1-9]*/stat 2>/dev/null | sed -n "s/^\([0-9]*\) (.*) [A-Za-z] $child .*/\1/p")
        # shellcheck disable=SC2086 # a list of numbers
        kill -s KILL "$child" $grandchildren
      done
      kill -s KILL "$tree_pid"
    ) >/dev/null 2>&1 3>&- </dev/null &
  done
}
