# Numbers for owners: their names may be asked of a server.
make_tar() {
  cd "$place/$name/out" || return 1
  if have tar; then
    tar --numeric-owner -cf "$1" "$name" || tar -cf "$1" "$name"
  elif have busybox && busybox tar -cf "$1" "$name"; then
    return 0
  elif have cpio; then
    find "$name" | cpio -o -H ustar >"$1"
  elif have pax; then
    pax -w -x ustar -f "$1" "$name"
  else
    return 1
  fi
}

# Leaves the archive's name in $run/packed.
pack() {
  make_tar "$run/bundle.tar" || return 1
  pack_suffix=tar
  if have gzip && gzip -c <"$run/bundle.tar" >"$run/bundle.tar.gz"; then
    pack_suffix=tar.gz
    rm -f "$run/bundle.tar"
  fi
  if [ "$destination" = - ]; then
    echo "$run/bundle.$pack_suffix" >"$run/packed"
    return 0
  fi
  pack_result=$destination/$name.$pack_suffix
  # A file of that name, or a link that somebody put there, is not written to.
  set -C
  true >"$pack_result" || return 1
  set +C
  if ! cat "$run/bundle.$pack_suffix" >"$pack_result"; then
    rm -f "$pack_result"
    return 1
  fi
  echo "$pack_result" >"$run/packed"
}

# Twice, since a step that was just given up may have been about to write.
remove_work() {
  rm -rf "${place:?}/${name:?}" && return
  sleep 1
  rm -rf "${place:?}/${name:?}"
}

# Whatever becomes of the archive, the user hears where the result is.
deliver() {
  await "$pack_limit" pack
  if [ ! -f "$run/packed" ]; then
    # Without our own marks in it the folder is a bundle as well.
    rm -rf "${run:?}"
    say "$kept_folder $root"
    return 1
  fi
  read -r delivered <"$run/packed"
  if [ "$destination" = - ]; then
    cat "$delivered"
    say "$sent_to_stdout"
    delivered=
  fi
  remove_work
  if [ -n "$delivered" ]; then
    say ''
    say "$delivered"
    case $destination in /dev/shm | /run) say "$in_memory" ;; esac
    say "$what_next"
  fi
}
