# procps where it is, without the names of users, which may be asked of a server. The list without arguments comes in
# any case: with them, ps waits for the memory of every task.
start_ps() {
  ps_full=no
  ps_list=sos_commands/process/ps_axo_pid_ppid_uid_state_wchan_32_lstart
  ps_short="${ps_list}_comm"
  await 2 ps --version
  if [ "$awaited" = 0 ]; then
    ps_full=yes
    start_command 6 "$ps_short" ps axo pid,ppid,uid,state,wchan:32,lstart,comm
    ps_long="${ps_list}_args"
    if [ "$with_cmdline" = yes ]; then start_command 8 "$ps_long" ps axo pid,ppid,uid,state,wchan:32,lstart,args; fi
  else
    # BusyBox
    ps_short=sos_commands/process/ps_-o_pid_ppid_user_stat_comm
    ps_long=sos_commands/process/ps_w
    start_command 6 "$ps_short" ps -o pid,ppid,user,stat,comm
    if [ "$with_cmdline" = yes ]; then start_command 8 "$ps_long" ps w; fi
  fi
}

# All of them: a list of a few would say of the others that they are not installed.
start_packages() {
  if is_foreign /var/lib; then return; fi
  if have rpm; then
    start 12 'rpm -qa' sos_commands/rpm/rpm_-qa list_packages rpm -qa --qf '%{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}\n'
  fi
  if have dpkg; then start 12 'dpkg -l' sos_commands/dpkg/dpkg_-l list_packages dpkg -l; fi
}

list_packages() {
  if has_link /var/lib; then return "$not_here"; fi
  # Without a width dpkg cuts names.
  COLUMNS=300
  export COLUMNS
  limited 12 "$@"
}

start_commands() {
  start_command 3 sos_commands/date/date date
  start_command 3 sos_commands/kernel/uname_-a uname -a
  start_ps
  start_command 4 sos_commands/networking/ip_-o_addr ip -o addr
  start_command 4 sos_commands/networking/ip_route_show_table_all ip route show table all
  start_command 4 sos_commands/networking/ip_neigh ip neigh
  if have ss; then
    start 6 'ss -tnpo' sos_commands/networking/ss_-tnpo first_lines 5000 ss -tnpo
  elif have netstat; then
    start 6 'netstat -tn' sos_commands/networking/netstat_-tn first_lines 5000 netstat -tn
  fi
  start_packages
  if [ "$is_root" = no ]; then return; fi
  start_command 4 sos_commands/auditd/auditctl_-l auditctl -l
  start_command 4 sos_commands/auditd/auditctl_-s auditctl -s
  if grep -q device-mapper /proc/misc 2>/dev/null; then start_mapper; fi
  if grep -Eq '^[^ ]* [^ ]* (gfs2|ocfs2) ' "$run/mounts" 2>/dev/null; then start_cluster; fi
  if [ "$with_lvm" = yes ]; then
    start_command 10 sos_commands/lvm2/lvs_-a_-o_data_percent_metadata_percent lvs -a -o +data_percent,metadata_percent
  fi
}

# Only where the kernel has it already: its commands would load it.
start_mapper() {
  # Without --noflush a thin pool writes its metadata first.
  start_command 5 sos_commands/devicemapper/dmsetup_info_-c dmsetup info -c
  start_command 5 sos_commands/devicemapper/dmsetup_table dmsetup table
  start_command 5 sos_commands/devicemapper/dmsetup_status dmsetup status --noflush
  # -ll would ask every path, and multipathd knows what it last found.
  start_command 5 sos_commands/multipath/multipath_-l multipath -l
  start_command 5 sos_commands/multipath/multipathd_show_paths multipathd show paths
}

start_cluster() {
  start_command 6 sos_commands/dlm/dlm_tool_ls dlm_tool ls
  start_command 8 sos_commands/corosync/corosync-quorumtool_-s corosync-quorumtool -s
  start_command 10 sos_commands/pacemaker/crm_mon_-1 crm_mon -1
  start_command 10 sos_commands/pacemaker/pcs_status pcs status
}

# first_lines COUNT COMMAND...
first_lines() {
  lines_count=$1
  shift
  limited 6 "$@" | sed "${lines_count}q"
}
