#!/bin/sh
# unhang collect @VERSION@: why does df hang? One POSIX sh file to run on the sick host, as root if possible:
#   sh collect.sh --help
# It reads /proc, /sys, /etc and logs, and never touches a mount that may hang. It writes one small archive.
# Copyright the authors of unhang. SPDX-License-Identifier: Apache-2.0

version=@VERSION@
