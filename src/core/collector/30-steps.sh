# A step runs in the background, all of them at once. Nobody waits for one beyond its limit: one that hangs is ended if
# it lets itself be ended, is left behind in any case, and stands in collector/steps.

steps=0
live=
# Exit status of a step for which there is nothing on this host.
not_here=77

# start SECONDS NAME PLACE COMMAND...: what the command prints goes to PLACE below the result.
start() {
  start_limit=$1
  start_name=$2
  start_place=$3
  shift 3
  steps=$((steps + 1))
  clock
  eval "limit_$steps=\$start_limit; name_$steps=\$start_name; place_$steps=\$start_place; begun_$steps=\$elapsed"
  run_step "$run/$steps" "$root/$start_place" "$@" >/dev/null 2>&1 3>&- </dev/null &
  eval "pid_$steps=$!"
  live="$live $steps"
}

run_step() {
  step_mark=$1
  step_output=$2
  shift 2
  mkdir -p "${step_output%/*}"
  "$@" >"$step_output" 2>"$step_mark.error"
  # Under a name of its own first: whoever sees it sees all of it.
  echo $? >"$step_mark.status"
  mv "$step_mark.status" "$step_mark.end"
}

# start_command SECONDS PLACE COMMAND...: where there is such a command.
start_command() {
  command_limit=$1
  command_place=$2
  shift 2
  if have "$1"; then start "$command_limit" "$*" "$command_place" limited "$command_limit" "$@"; fi
}

# start_file SECONDS FILE: a file that may keep its reader waiting.
start_file() {
  if ! is_foreign "$2" && [ -e "$2" ]; then start "$1" "read $2" "${2#/}" limited "$1" cat "$2"; fi
}

# settle SECONDS: until every step is over or given up, at most so long after the start.
settle() {
  while [ -n "$live" ]; do
    clock
    settle_still=
    for settle_step in $live; do
      eval "settle_limit=\$limit_$settle_step; settle_begun=\$begun_$settle_step"
      if [ -f "$run/$settle_step.end" ]; then
        end_step "$settle_step"
      elif [ $((elapsed - settle_begun)) -ge $((settle_limit + 1)) ] || [ "$elapsed" -ge "$1" ]; then
        give_up "$settle_step"
      else
        settle_still="$settle_still $settle_step"
      fi
    done
    live=$settle_still
    if [ -n "$live" ]; then sleep "$tick"; fi
  done
}

end_step() {
  eval "step_name=\$name_$1; step_place=\$place_$1; step_limit=\$limit_$1; step_seconds=\$((elapsed - begun_$1))"
  read -r step_status <"$run/$1.end"
  if [ "$step_status" = "$not_here" ]; then
    rm -f "$root/$step_place"
    return
  fi
  step_word=done
  # `timeout` says 124, or dies with its command by signal 9.
  case $step_status in
    0) ;;
    124 | 137) if [ "$step_seconds" -ge "$step_limit" ]; then step_word=timed-out; fi ;;
    *) step_word=failed ;;
  esac
  if [ "$step_word" = timed-out ]; then set_aside "$step_place"; fi
  if [ "$step_word" = failed ] && [ ! -s "$root/$step_place" ]; then rm -f "$root/$step_place"; fi
  note_step "$step_word" "$step_seconds" "$step_name" "$run/$1.error"
}

give_up() {
  eval "step_name=\$name_$1; step_place=\$place_$1; step_seconds=\$((elapsed - begun_$1)); end_tree \$pid_$1"
  set_aside "$step_place"
  note_step timed-out "$step_seconds" "$step_name" "$run/$1.error"
  given_up="$given_up
  $step_name"
}

# Half an answer must not be taken for a whole one.
set_aside() {
  if [ ! -s "$root/$1" ]; then
    rm -f "$root/$1"
    return
  fi
  case $1 in collector/*) return ;; esac
  mkdir -p "$root/collector/incomplete"
  mv "$root/$1" "$root/collector/incomplete/$(printf '%s' "$1" | tr / _)"
}

note_step() {
  printf '%s %s %s\n' "$1" "$2" "$3" >>"$root/collector/steps"
  if [ -s "$4" ]; then
    printf '%s:\n' "$3"
    sed 's/^/  /;10q' "$4"
  fi >>"$root/collector/errors"
}

end_live() {
  for end_number in $live; do eval "end_tree \$pid_$end_number"; done
  live=
}
