#!/bin/sh
# Installs what a few test suites need beyond Node: a C compiler (the fuse patch), sosreport and auditctl
# (the lab), the archive tools (fixtures), a browser (the web pages), the shells of old and small hosts with a checker
# (the collector), and Ceph's S3 gateway with the least cluster it takes (the object store; some 64 MB to download).
# Safe to run again and again.
set -eu

packages='gcc libc6-dev patch sosreport auditd xz-utils zstd bzip2 chromium dash bash busybox shellcheck'
packages="$packages ceph-mon ceph-osd radosgw"

missing=''
for package in $packages; do
  if [ "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)" != 'install ok installed' ]; then
    missing="$missing $package"
  fi
done
if [ -z "$missing" ]; then
  echo 'test:setup: everything is there'
  exit 0
fi

if ! command -v apt-get >/dev/null 2>&1; then
  echo "test:setup: no apt-get here; install by hand the equivalents of:$missing" >&2
  exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "test:setup: not root; run: sudo npm run test:setup (missing:$missing)" >&2
  exit 1
fi

# Debian asks policy-rc.d before a package starts a service; 101 means "not allowed". A started auditd would
# change the audit state of the host, and no test needs a service.
policy=/usr/sbin/policy-rc.d
placed=''
if [ ! -e "$policy" ] && [ ! -L "$policy" ]; then
  placed=yes
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi
restore() { if [ -n "$placed" ]; then rm -f "$policy"; fi; }
trap restore EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

export DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l
log=$(mktemp)
install() {
  # shellcheck disable=SC2086 # a list of names, on purpose
  apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 $missing >"$log" 2>&1
}
# The package lists may be absent or stale: fetch them only when the first try fails.
if ! install; then
  apt-get update -qq >"$log" 2>&1 || true
  if ! install; then
    cat "$log" >&2
    rm -f "$log"
    echo "test:setup: could not install:$missing" >&2
    exit 1
  fi
fi
rm -f "$log"
echo "test:setup: installed:$missing"
