usage='用法：sh collect.sh [选项]

收集 df 为何挂起的证据，不触碰任何挂载：只读 /proc、/sys、日志，以及只询问内核的命令的输出。
耗时 6 到 30 秒，留下一个小归档供 `unhang diagnose` 读取。以 root 运行可看到更多。

  -o DIR         归档放在哪里；- 表示标准输出。
                 默认：/dev/shm，其次 /run、/tmp、/var/tmp，取不在网络或 FUSE 文件系统上的第一个
  --no-cmdline   不收集进程的参数（其中可能有机密）
  --no-logs      不收集内核日志和 /var/log
  --sysrq        让内核把每个阻塞任务的栈写入日志（需 root；慢速串口控制台可能因此停顿）
  --lvm          另外运行 lvs，它会打开磁盘，可能滞留
  --path DIRS    程序所在目录（默认 /sbin:/usr/sbin:/bin:/usr/bin）
  --pause N      两次查看之间的秒数，0 到 9（默认 5）
  -h, --help     本说明
  --version      版本

退出状态：0 已生成归档，1 未能生成，2 用法错误。'
what_is_read='unhang collect：读取 /proc、/sys、/etc 和日志，不触碰任何挂载。最多 30 秒。'
cmdline_warning='  也会读取进程的参数，其中可能有机密；--no-cmdline 可略去。'
as_root='  当前不是 root。root 还能收集：内核栈、他人任务睡在何处、审计规则、谁持有 /dev/fuse、
  device mapper、multipath，以及多数主机上的内核日志。'
steps_given_up='  以下步骤已放弃，归档中有记录：'
kept_folder='unhang collect：未能生成归档。请复制此目录，unhang 同样能读：'
sent_to_stdout='unhang collect：归档已写到标准输出。读取：unhang diagnose FILE'
in_memory='  它在内存中：重启前请先复制。'
what_next='  在装有 unhang 的机器上读取：unhang diagnose FILE'
no_place='没有可放结果的地方；请用 -o DIR 指定'
destination_hangs='没有响应：'
destination_refuses='不是可写的目录：'
needs_value='需要一个值'
needs_seconds='取 0 到 9 的整秒数'
unknown_option='未知选项（见 --help）：'
readme="由 unhang collect $version 生成。读取：unhang diagnose 本归档

包含什么
  proc/、sys/     当时内核文件的原样；进程只取在等待的和文件系统的守护进程：状态、等待点，root 时还有内核栈；
                  命令行（给出 --no-cmdline 则没有）
  etc/            mtab、fstab、auto.master、发行版、审计规则、FUSE、NFS 与 multipath 配置
  var/log/        messages、syslog、kern.log 的最后 4 MB（给出 --no-logs 则没有）
  sos_commands/   命令输出，文件名与 sos 相同
  collector/      steps：做了什么、放弃了什么；first 与 second：相隔数秒的每个进程的 /proc/PID/stat 行和等待点；
                  not-looked-at：可能要询问他方的挂载

遮盖了什么
  fstab 与 auto.master 中口令选项的值。仅此而已：命令行、日志、主机名和地址均为原样。

从不读取什么
  进程的环境和内存；除 /proc、/sys、/etc、/var/log 和软件包列表外任何挂载上的内容。"
