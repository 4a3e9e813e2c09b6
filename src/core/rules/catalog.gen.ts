// Made by `npm run generate`. Do not edit.
import type { RuleSource } from '../model/rule.ts';

/** Changes with every change of a rule or a patch. */
export const catalogVersion = '3444184fbf89';

export const ruleSources: readonly RuleSource[] = [
  {
    "id": "audit-backlog",
    "severity": "high",
    "title": {
      "en": "Audited system calls wait for room in audit's backlog",
      "zh-CN": "受审计的系统调用在等待审计积压队列腾出空间"
    },
    "headline": {
      "en": "No file system hangs: {{waiter}} and everybody whose system calls are recorded wait for room in audit's backlog, which {{auditd}} does not empty.",
      "zh-CN": "没有文件系统挂起：{{waiter}} 以及系统调用被记录的所有任务都在等待审计积压队列腾出空间，而 {{auditd}} 没有将其取走。"
    },
    "summary": {
      "en": "The kernel keeps audit records in a queue until auditd takes them. While it holds more than backlog_limit records, every task whose system call produced one sleeps in audit_log_start, for up to backlog_wait_time and for each record anew: such tasks crawl, on no mount in particular. auditd is stopped, waits for its own disk, has suspended logging, or gets more records than it can write. df waits only where a rule records its calls; elsewhere it returns.",
      "zh-CN": "内核把审计记录放在队列中，等 auditd 取走。队列中的记录超过 backlog_limit 时，凡系统调用产生记录的任务都睡在 audit_log_start， 最长 backlog_wait_time，且每条记录都要重新等待：这些任务步履维艰，但与任何挂载无关。原因是 auditd 被停止、在等待自己的磁盘、已暂停记录， 或记录之多超出其写入能力。只有在规则记录 df 的系统调用时 df 才会等待；否则它照常返回。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "waiter": {
        "see": "waits.filter(w, w.family == 'audit-backlog' && !w.momentary).map(w, w.comm)",
        "default": "TASKS"
      },
      "auditd": {
        "see": "programs.filter(p, p.command.re('(^|/)auditd( |$)')).map(p, 'auditd (' + string(p.pid) + ')')",
        "default": "auditd"
      },
      "stopped": {
        "see": "programs.filter(p, p.command.re('(^|/)auditd( |$)') && p.state.re('^[Tt]$')).map(p, p.pid)",
        "default": "PID-OF-AUDITD"
      },
      "limit": {
        "see": "auditStatus.filter(s, s.backlogLimit > 0).map(s, s.backlogLimit)",
        "default": "OLD-LIMIT"
      },
      "waitTime": {
        "see": "auditStatus.filter(s, s.backlogWaitTime > 0).map(s, s.backlogWaitTime)",
        "default": "OLD-TIME"
      }
    },
    "signals": {
      "stack": {
        "see": "waits.filter(w, w.family == 'audit-backlog' && w.basis == 'stack' && !w.momentary)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for room in the backlog, and not for a file system",
          "zh-CN": "{{comm}}（{{pid}}）在等待积压队列腾出空间，而不是在等文件系统"
        },
        "limit": 6
      },
      "psRows": {
        "see": "waits.filter(w, w.family == 'audit-backlog' && w.basis == 'stack' && !w.momentary)",
        "cite": "processRows",
        "says": {
          "en": "{{comm}} ({{pid}}) in the process list",
          "zh-CN": "进程列表中的 {{comm}}（{{pid}}）"
        },
        "limit": 2
      },
      "wchan": {
        "see": "waits.filter(w, w.family == 'audit-backlog' && w.basis != 'stack' && !w.momentary)",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}}",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}"
        },
        "limit": 6
      },
      "collectors": {
        "see": "waits.filter(w, w.family == 'audit-backlog' && w.momentary)",
        "says": {
          "en": "{{comm}} ({{pid}}), which the collecting tool started, was waiting for room in the backlog when it was looked at",
          "zh-CN": "收集工具启动的 {{comm}}（{{pid}}）在被查看时正等待积压队列腾出空间"
        },
        "limit": 2
      },
      "crowd": {
        "see": "waits.filter(w, w.family == 'audit-backlog' && !w.momentary && (w.together > 2 || w.blockedForSeconds > 0))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) is one of several, or was reported as hung there",
          "zh-CN": "{{comm}}（{{pid}}）是多个等待者之一，或被报告在此挂起"
        },
        "limit": 2
      },
      "full": {
        "see": "auditStatus.filter(s, s.backlogLimit > 0 && s.backlog >= s.backlogLimit)",
        "says": {
          "en": "the backlog is full: {{backlog}} records, of {{backlogLimit}} allowed; {{lost}} lost so far",
          "zh-CN": "积压队列已满：{{backlog}} 条记录，上限 {{backlogLimit}}；至今丢失 {{lost}} 条"
        }
      },
      "roomy": {
        "see": "auditStatus.filter(s, s.backlog >= 0 && (s.backlogLimit == 0 || s.backlog * 2 < s.backlogLimit))",
        "role": "against",
        "says": {
          "en": "when auditctl asked, the backlog held {{backlog}} records of {{backlogLimit}} allowed",
          "zh-CN": "auditctl 查询时积压队列有 {{backlog}} 条记录，上限 {{backlogLimit}}"
        }
      },
      "lossy": {
        "see": "auditStatus.filter(s, s.backlogWaited > 0 || s.lost > 0)",
        "role": "context",
        "says": {
          "en": "{{lost}} records were lost and tasks have waited {{backlogWaited}} ticks since boot",
          "zh-CN": "启动以来丢失 {{lost}} 条记录，任务共等待 {{backlogWaited}} 个时钟节拍"
        }
      },
      "overflow": {
        "see": "logSigns.filter(s, s.topic == 'audit-backlog' && !s.earlierBoot && !s.resolved)",
        "says": {
          "en": "the kernel says that the backlog overflows ({{times}} times)",
          "zh-CN": "内核报告积压队列溢出（{{times}} 次）"
        }
      },
      "stoppedDaemon": {
        "see": "programs.filter(p, p.command.re('(^|/)auditd( |$)') && p.state.re('^[Tt]$'))",
        "says": {
          "en": "auditd ({{pid}}) is stopped",
          "zh-CN": "auditd（{{pid}}）已被停止"
        },
        "limit": 1
      },
      "stuckDaemon": {
        "see": "waits.filter(w, w.comm.re('^auditd$') && !w.momentary && w.family != 'audit-backlog')",
        "says": {
          "en": "auditd ({{pid}}) itself waits ({{anchor}}): what it waits for is the cause behind this one",
          "zh-CN": "auditd（{{pid}}）自己在等待（{{anchor}}）：它所等待的才是背后的原因"
        },
        "limit": 1
      },
      "suspended": {
        "see": "logSigns.filter(s, (s.topic == 'auditd-suspended' || s.topic == 'auditd-no-space') && !s.earlierBoot && !s.resolved)",
        "says": {
          "en": "auditd has no room for its log, or has suspended logging",
          "zh-CN": "auditd 的日志没有空间，或已暂停记录"
        }
      },
      "noDaemon": {
        "see": "auditStatus.filter(s, s.enabled > 0 && s.pid == 0)",
        "says": {
          "en": "audit is on and no auditd is registered: records go to the console, as fast as that is",
          "zh-CN": "审计已启用而没有注册 auditd：记录写往控制台，速度取决于控制台"
        }
      },
      "diskFull": {
        "see": "diskUsage.filter(u, u.target.re('^/var(/log(/audit)?)?$') && u.usedPercent >= 99)",
        "says": {
          "en": "{{target}} is {{usedPercent}} % full",
          "zh-CN": "{{target}} 已用 {{usedPercent}}%"
        }
      },
      "suspends": {
        "see": "auditConfigs.filter(c, c.key.re('^(disk_full|disk_error|space_left|admin_space_left)_action$') && c.value.re('(?i)^(suspend|single|halt)$'))",
        "role": "context",
        "says": {
          "en": "auditd.conf: {{key}} = {{value}}",
          "zh-CN": "auditd.conf 中 {{key}} = {{value}}"
        },
        "limit": 2
      },
      "rules": {
        "see": "auditRules.filter(r, r.table == 'kernel' && r.counted)",
        "says": {
          "en": "this rule is loaded: {{rule}}",
          "zh-CN": "已加载此规则：{{rule}}"
        },
        "limit": 3
      },
      "off": {
        "see": "auditStatus.filter(s, s.enabled == 0)",
        "role": "against",
        "says": {
          "en": "audit is switched off",
          "zh-CN": "审计已关闭"
        }
      },
      "locked": {
        "see": "auditStates.filter(a, a.locked)",
        "role": "context",
        "says": {
          "en": "audit is locked until the next boot",
          "zh-CN": "审计配置已锁定，直到下次启动"
        }
      },
      "inFuse": {
        "see": "fuseWaiters.filter(w, w.audit && !w.momentary)",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) came through audit, but waits for a FUSE daemon: audit reads the file capabilities of an inode there",
          "zh-CN": "{{comm}}（{{pid}}）经由审计而来，但等的是 FUSE 守护进程：审计在那里读取 inode 的文件能力"
        },
        "limit": 2
      },
      "elsewhere": {
        "see": "waits.filter(w, w.family != 'audit-backlog' && !w.momentary && !w.comm.re('^auditd$'))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits elsewhere ({{family}}): that is another cause",
          "zh-CN": "{{comm}}（{{pid}}）在别处等待（{{family}}）：那是另一个原因"
        },
        "limit": 2
      },
      "dfReturned": {
        "see": "diskUsage.filter(u, u.target == '/')",
        "says": {
          "en": "a df in this bundle got its answers",
          "zh-CN": "本数据包中的某次 df 得到了应答"
        },
        "limit": 1
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "stack && (stoppedDaemon || stuckDaemon || suspended || (full && (overflow || lossy)) || (crowd && (full || overflow)))",
      "probable": "(stack && (full || overflow || noDaemon || diskFull || !roomy)) || (wchan && (full || stoppedDaemon || stuckDaemon || suspended))",
      "possible": "stack || wchan || collectors || full"
    },
    "ruledOut": [
      {
        "when": "off && !stack && !wchan && !collectors",
        "because": {
          "en": "Audit is switched off, and makes no records.",
          "zh-CN": "审计已关闭，不产生记录。"
        }
      },
      {
        "when": "inFuse && !stack && !wchan && !collectors && !full",
        "because": {
          "en": "Audit led the waiters into FUSE, and there they wait: the backlog has no part in it.",
          "zh-CN": "审计把等待者带进了 FUSE，它们在那里等待：与积压队列无关。"
        }
      },
      {
        "when": "elsewhere && looked && !stack && !wchan && !collectors && !full",
        "byAbsence": true,
        "because": {
          "en": "Who waits, waits elsewhere; nobody waits in audit.",
          "zh-CN": "等待者都在别处等待，没有任务在审计中等待。"
        }
      },
      {
        "when": "looked && !stack && !wchan && !collectors && !full",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for room in audit's backlog.",
          "zh-CN": "没有任务在等待审计积压队列腾出空间。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "Audit rules record these system calls.",
          "zh-CN": "审计规则记录这些系统调用。"
        },
        "observed": "rules",
        "inferred": "stack || wchan || collectors || full"
      },
      {
        "claim": {
          "en": "auditd does not take the records, or not fast enough.",
          "zh-CN": "auditd 没有取走记录，或取得不够快。"
        },
        "observed": "stoppedDaemon || stuckDaemon || suspended || noDaemon",
        "inferred": "full || overflow || stack || wchan"
      },
      {
        "claim": {
          "en": "The backlog reaches its limit.",
          "zh-CN": "积压队列达到上限。"
        },
        "observed": "full || overflow",
        "inferred": "stack || wchan || collectors"
      },
      {
        "claim": {
          "en": "Whoever makes a record sleeps in audit_log_start until there is room or backlog_wait_time is over, and so for every record.",
          "zh-CN": "产生记录的任务睡在 audit_log_start，直到有空间或 backlog_wait_time 用尽，每条记录都是如此。"
        },
        "observed": "stack",
        "inferred": "wchan || collectors"
      },
      {
        "claim": {
          "en": "df crawls where its own calls are recorded, and returns elsewhere: no mount is the cause.",
          "zh-CN": "df 自己的系统调用被记录时才步履维艰，否则照常返回：原因不在任何挂载。"
        },
        "observed": "dfReturned",
        "inferred": "stack || wchan"
      }
    ],
    "missing": [
      {
        "unless": "stack",
        "fact": {
          "en": "kernel stacks of the waiting tasks",
          "zh-CN": "等待任务的内核栈"
        },
        "why": {
          "en": "audit_log_start under audit_log_exit is this cause; a FUSE or NFS frame beneath audit is another",
          "zh-CN": "audit_log_exit 之下的 audit_log_start 才是本原因；审计之下的 FUSE 或 NFS 帧是别的原因"
        },
        "command": "ps -eo pid,wchan:32 | awk '$2 ~ /^audit_/ {print $1}' | while read p; do echo \"== $p\"; cat /proc/$p/comm /proc/$p/stack; done"
      },
      {
        "unless": "full || roomy",
        "fact": {
          "en": "audit's status, twice",
          "zh-CN": "审计状态（两次）"
        },
        "why": {
          "en": "a backlog at its limit, and counts of lost records and of waiting that grow",
          "zh-CN": "积压队列处于上限，且丢失数与等待数在增长"
        },
        "command": "auditctl -s; sleep 10; auditctl -s"
      },
      {
        "unless": "stoppedDaemon || stuckDaemon || suspended || noDaemon",
        "fact": {
          "en": "what auditd does",
          "zh-CN": "auditd 在做什么"
        },
        "why": {
          "en": "stopped, waiting for its disk, suspended for want of room, or just too slow: that is the cause behind the cause",
          "zh-CN": "被停止、在等待磁盘、因空间不足而暂停，或只是太慢：这才是背后的原因"
        },
        "command": "ps -o pid,stat,wchan:24,args -C auditd; for t in /proc/[0-9]*/comm; do grep -qx auditd \"$t\" && cat \"${t%comm}stack\"; done; timeout -s KILL 5 df /var/log/audit; grep -Ei \"full|space|error\" /etc/audit/auditd.conf"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine with auditd: a small backlog, a watched folder, and auditd stopped.",
          "zh-CN": "在装有 auditd 的可丢弃机器上：设置很小的积压队列与一个受监视的目录，并停住 auditd。"
        },
        "run": "auditctl -s > /tmp/unhang-audit\nmkdir -p /tmp/unhang-lab; auditctl -e 1; auditctl -b 16; auditctl -w /tmp/unhang-lab -p wa -k unhang-lab\nkill -STOP $(pidof auditd)"
      },
      {
        "do": {
          "en": "Make records, and watch their maker wait.",
          "zh-CN": "产生记录，观察其等待。"
        },
        "run": "sh -c 'for i in $(seq 500); do : > /tmp/unhang-lab/f$i; done' & P=$!\nsleep 5; cat /proc/$P/wchan; echo; auditctl -s; df -h /"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "kill -CONT $(pidof auditd); kill $P; wait\nauditctl -W /tmp/unhang-lab -p wa -k unhang-lab; auditctl -b 8192; rm -r /tmp/unhang-lab",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "Continue auditd; it empties the backlog and everybody goes on.",
          "zh-CN": "让 auditd 继续运行；它会清空队列，所有任务随之恢复。"
        },
        "run": "kill -CONT {{stopped*}}",
        "risk": "none",
        "undo": {
          "en": "kill -STOP the same process",
          "zh-CN": "对同一进程执行 kill -STOP"
        },
        "when": "stoppedDaemon"
      },
      {
        "do": {
          "en": "Make room where the audit log lies, then let auditd resume.",
          "zh-CN": "为审计日志所在之处腾出空间，然后让 auditd 恢复记录。"
        },
        "run": "timeout -s KILL 5 df -h /var/log/audit; kill -USR2 $(pidof auditd)",
        "risk": "low",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        },
        "when": "suspended || diskFull"
      },
      {
        "do": {
          "en": "Raise the limit: it buys time, at the price of kernel memory.",
          "zh-CN": "提高上限：以内核内存换取时间。"
        },
        "run": "auditctl -b 8192",
        "risk": "low",
        "undo": {
          "en": "auditctl -b {{limit}}",
          "zh-CN": "执行 auditctl -b {{limit}}"
        },
        "when": "!locked"
      },
      {
        "do": {
          "en": "Restart auditd if it no longer reads; records that are made meanwhile go to the kernel log.",
          "zh-CN": "若 auditd 已不再读取，重启它；其间产生的记录会写入内核日志。"
        },
        "run": "service auditd restart",
        "risk": "medium",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Let nobody wait any longer: records that find no room are lost, which compliance may forbid.",
          "zh-CN": "不再让任何任务等待：没有空间的记录会丢失，合规要求可能不允许。"
        },
        "run": "auditctl --backlog_wait_time 0",
        "risk": "high",
        "undo": {
          "en": "auditctl --backlog_wait_time {{waitTime}}",
          "zh-CN": "执行 auditctl --backlog_wait_time {{waitTime}}"
        },
        "when": "!locked"
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Record less: narrow the rules to the paths and system calls that are really asked for, and exclude busy programs.",
          "zh-CN": "减少记录：把规则收窄到确实要求的路径与系统调用，并排除繁忙的程序。"
        },
        "run": "aureport --summary -i; aureport -x --summary -i"
      },
      {
        "do": {
          "en": "Size the backlog for bursts (-b 8192 in the rules, audit_backlog_limit=8192 for the boot), and give the audit log a file system of its own.",
          "zh-CN": "按突发量设置积压队列（规则中 -b 8192，启动参数 audit_backlog_limit=8192），并让审计日志使用独立的文件系统。"
        }
      },
      {
        "do": {
          "en": "Let auditd rotate its log in place of suspending when the disk is full.",
          "zh-CN": "磁盘写满时让 auditd 轮转日志，而不是暂停记录。"
        },
        "run": "grep -Ei '_action|max_log_file|num_logs' /etc/audit/auditd.conf",
        "when": "suspends"
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The backlog empties.",
          "zh-CN": "积压队列被清空。"
        },
        "run": "auditctl -s; sleep 10; auditctl -s",
        "expect": {
          "en": "backlog near 0; lost and backlog_wait_time_actual no longer grow",
          "zh-CN": "backlog 接近 0；lost 与 backlog_wait_time_actual 不再增长"
        },
        "held": "roomy && looked && !stillWaits",
        "broken": "full || stillWaits"
      },
      {
        "do": {
          "en": "Nobody waits in audit.",
          "zh-CN": "没有任务在审计中等待。"
        },
        "run": "ps -eo pid,state,wchan:32,args | grep '[a]udit_log_start'",
        "expect": {
          "en": "no line",
          "zh-CN": "没有输出"
        },
        "held": "looked && !stillWaits",
        "broken": "stillWaits"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, w.family == 'audit-backlog' && !w.momentary)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for room in audit's backlog",
          "zh-CN": "{{comm}}（{{pid}}）在等待审计积压队列腾出空间"
        },
        "limit": 3
      }
    },
    "references": [
      {
        "title": "auditctl(8): backlog limit and backlog wait time",
        "url": "https://man7.org/linux/man-pages/man8/auditctl.8.html"
      },
      {
        "title": "auditd.conf(5): what is done when the disk is full",
        "url": "https://man7.org/linux/man-pages/man5/auditd.conf.5.html"
      },
      {
        "title": "auditd(8): signals, SIGUSR2 to resume",
        "url": "https://man7.org/linux/man-pages/man8/auditd.8.html"
      },
      {
        "title": "audit-kernel 144: a process that waits for the backlog for a long time, on 5.10",
        "url": "https://github.com/linux-audit/audit-kernel/issues/144"
      },
      {
        "title": "auditd that is slow to pass events on blocks other processes",
        "url": "https://github.com/linux-audit/audit-userspace/issues/273"
      }
    ]
  },
  {
    "id": "autofs-wait",
    "severity": "high",
    "title": {
      "en": "The automounter does not answer",
      "zh-CN": "自动挂载程序不应答"
    },
    "headline": {
      "en": "Whoever enters a path below {{target}} hangs: the automounter ({{daemonName}}) does not answer.",
      "zh-CN": "进入 {{target}} 之下路径的任务都会挂起：自动挂载程序（{{daemonName}}）不应答。"
    },
    "summary": {
      "en": "autofs asks its daemon to mount what somebody entered, and everybody who enters the same path waits until the daemon says that it is done. A daemon that is stopped, or stuck in a map look-up (LDAP, NIS, sssd, DNS) or in a mount, leaves them all waiting. A plain df, df -a and a listing of the map's own folder do not trigger a mount and return; a df or ls of a path below does. The waiters show D on newer kernels and S with signals blocked on old ones, and no hung-task report names them.",
      "zh-CN": "autofs 请其守护进程挂载被访问的路径，所有进入同一路径的任务都要等到守护进程报告完成。守护进程被停止，或卡在映射查询 （LDAP、NIS、sssd、DNS）或挂载之中，它们就一直等待。普通的 df、df -a 以及列出映射目录本身不会触发挂载，能够返回； 对其下路径执行 df 或 ls 则会挂起。等待者在较新内核上显示为 D，在旧内核上显示为 S 且屏蔽信号，hung-task 报告都不涉及。"
    },
    "behind": [
      "nfs-v3-server-gone",
      "nfs-v4-server-gone",
      "cifs-server-gone"
    ],
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "hangingMounts.filter(h, h.type == 'autofs' && h.basis != 'candidate').map(h, h.target) + hangingMounts.filter(h, h.type == 'autofs').map(h, h.target)",
        "default": "MOUNTPOINT"
      },
      "daemon": {
        "see": "programs.filter(p, p.command.re('^([^ ]{0,80}/)?automount([ -]|$)')).map(p, p.pid)",
        "default": "PID-OF-AUTOMOUNT"
      },
      "daemonName": {
        "see": "hangingMounts.filter(h, h.type == 'autofs' && h.device == 'systemd-1').map(h, h.device)",
        "default": "automount"
      },
      "pids": {
        "see": "waits.filter(w, w.family == 'autofs' && w.role == 'victim' && !w.momentary).map(w, w.pid)",
        "default": "PID-OF-A-WAITER"
      }
    },
    "signals": {
      "stackWait": {
        "see": "waits.filter(w, w.family == 'autofs' && w.basis == 'stack' && !w.momentary)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the automounter",
          "zh-CN": "{{comm}}（{{pid}}）在等待自动挂载程序"
        },
        "limit": 6
      },
      "wchanWait": {
        "see": "waits.filter(w, w.family == 'autofs' && w.basis != 'stack' && !w.momentary)",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}}",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}"
        },
        "limit": 6
      },
      "momentaryWait": {
        "see": "waits.filter(w, w.family == 'autofs' && w.momentary)",
        "says": {
          "en": "{{comm}} ({{pid}}) was waiting for a mount; that takes a moment on a healthy host as well",
          "zh-CN": "{{comm}}（{{pid}}）在等待挂载；健康的主机上也需片刻"
        },
        "limit": 3
      },
      "longWait": {
        "see": "waits.filter(w, w.family == 'autofs' && !w.momentary && w.ageSeconds >= 60)",
        "cite": "processRows",
        "says": {
          "en": "{{comm}} ({{pid}}) has run for {{ageSeconds}} s",
          "zh-CN": "{{comm}}（{{pid}}）已运行 {{ageSeconds}} 秒"
        },
        "limit": 2
      },
      "lastingWait": {
        "see": "waits.filter(w, w.family == 'autofs' && w.basis == 'stack' && !w.momentary && (w.ageSeconds >= 5 || w.together >= 2))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) has been there for a while",
          "zh-CN": "{{comm}}（{{pid}}）已在那里等了一段时间"
        },
        "limit": 1
      },
      "several": {
        "see": "waits.filter(w, w.family == 'autofs' && !w.momentary && w.together >= 3 && (w.ageSeconds == -1 || w.ageSeconds >= 10))",
        "says": {
          "en": "{{comm}} ({{pid}}) is one of {{together}} that wait there",
          "zh-CN": "{{comm}}（{{pid}}）是在那里等待的 {{together}} 个任务之一"
        },
        "limit": 1
      },
      "mounted": {
        "see": "hangingMounts.filter(h, h.type == 'autofs' && h.families.exists(f, f == 'autofs'))",
        "says": {
          "en": "the map that they wait for: {{device}} on {{target}}",
          "zh-CN": "它们所等待的映射：{{target}} 上的 {{device}}"
        },
        "limit": 2
      },
      "daemonStopped": {
        "see": "programs.filter(p, p.command.re('^([^ ]{0,80}/)?automount([ -]|$)') && p.state.re('^[Tt]'))",
        "says": {
          "en": "the daemon {{command}} ({{pid}}) is stopped (state T)",
          "zh-CN": "守护进程 {{command}}（{{pid}}）已被停止（T 状态）"
        },
        "limit": 2
      },
      "daemonSeen": {
        "see": "programs.filter(p, p.command.re('^([^ ]{0,80}/)?automount([ -]|$)'))",
        "role": "context",
        "says": {
          "en": "{{command}} ({{pid}}) runs",
          "zh-CN": "{{command}}（{{pid}}）在运行"
        },
        "limit": 1
      },
      "ownMap": {
        "see": "hangingMounts.filter(h, h.type == 'autofs' && h.device != 'systemd-1')",
        "role": "context",
        "says": {
          "en": "{{target}} is served by automount",
          "zh-CN": "{{target}} 由 automount 服务"
        },
        "limit": 1
      },
      "daemonWaits": {
        "see": "waits.filter(w, w.role == 'server' && w.comm == 'automount' && !w.momentary && w.family != 'autofs')",
        "says": {
          "en": "the daemon ({{pid}}) itself waits ({{family}})",
          "zh-CN": "守护进程（{{pid}}）自己在等待（{{family}}）"
        },
        "limit": 2
      },
      "remoteRoot": {
        "see": "waits.filter(w, !w.momentary && (w.family == 'nfs' || w.family == 'nfs-recovery' || w.family == 'cifs' || w.family == 'ceph' || w.family == 'lustre') && ((w.role == 'server' && w.comm == 'automount') || ((w.role == 'mount-helper' || w.role == 'umount') && hangingMounts.exists(h, h.type == 'autofs' && (w.target == h.target || w.target.startsWith(h.target + '/'))))))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}), on behalf of autofs, waits for a server itself ({{family}})",
          "zh-CN": "代表 autofs 工作的 {{comm}}（{{pid}}）自己在等待服务器（{{family}}）"
        },
        "limit": 3
      },
      "lookupFailed": {
        "see": "logSigns.filter(s, (s.topic == 'automount-lookup-failed' || s.topic == 'automount-failed') && !s.earlierBoot && !s.resolved)",
        "says": {
          "en": "automount: a look-up or a mount failed",
          "zh-CN": "automount：查询或挂载失败"
        },
        "limit": 2
      },
      "expireFailed": {
        "see": "logSigns.filter(s, s.topic == 'automount-expire-failed' && !s.earlierBoot && !s.resolved)",
        "says": {
          "en": "automount could not unmount {{subject}}",
          "zh-CN": "automount 无法卸载 {{subject}}"
        },
        "limit": 2
      },
      "namesOffline": {
        "see": "logSigns.filter(s, s.topic == 'name-service-offline' && !s.earlierBoot && !s.resolved)",
        "says": {
          "en": "{{by}}: the directory server does not answer",
          "zh-CN": "{{by}}：目录服务器不应答"
        },
        "limit": 2
      },
      "unitTimedOut": {
        "see": "logSigns.filter(s, s.topic == 'mount-timed-out' && !s.earlierBoot && !s.resolved)",
        "says": {
          "en": "systemd: {{subject}} timed out",
          "zh-CN": "systemd：{{subject}} 超时"
        },
        "limit": 2
      },
      "tableKnown": {
        "see": "mounts.filter(m, m.table != 'fstab')",
        "role": "context",
        "says": {
          "en": "the table of mounts",
          "zh-CN": "挂载表"
        },
        "limit": 1
      },
      "autofsMount": {
        "see": "mounts.filter(m, m.table != 'fstab' && m.type == 'autofs')",
        "role": "context",
        "says": {
          "en": "{{target}} is served by an automounter",
          "zh-CN": "{{target}} 由自动挂载程序服务"
        },
        "limit": 1
      },
      "otherWait": {
        "see": "waits.filter(w, !w.momentary && w.family != 'autofs')",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits elsewhere ({{family}})",
          "zh-CN": "{{comm}}（{{pid}}）在别处等待（{{family}}）"
        },
        "limit": 2
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "stackWait && mounted && (daemonStopped || longWait || several || (looked && ownMap && !daemonSeen))",
      "probable": "(lastingWait && mounted) || (wchanWait && mounted && (daemonStopped || longWait || several)) || (stackWait && daemonStopped)",
      "possible": "stackWait || wchanWait || momentaryWait"
    },
    "ruledOut": [
      {
        "when": "remoteRoot && (stackWait || wchanWait)",
        "because": {
          "en": "The automounter, or the mount it makes, waits for a server itself: that server is the cause.",
          "zh-CN": "自动挂载程序或其正在进行的挂载自己在等待服务器：原因在那台服务器。"
        }
      },
      {
        "when": "otherWait && looked && !stackWait && !wchanWait && !momentaryWait",
        "because": {
          "en": "Who waits, waits elsewhere; nobody waits in autofs.",
          "zh-CN": "等待者都在别处；没有任务在 autofs 中等待。"
        }
      },
      {
        "when": "tableKnown && !autofsMount && !stackWait && !wchanWait && !momentaryWait",
        "byAbsence": true,
        "because": {
          "en": "No automounter serves any mount.",
          "zh-CN": "没有任何挂载由自动挂载程序服务。"
        }
      },
      {
        "when": "looked && !stackWait && !wchanWait && !momentaryWait",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for an automounter.",
          "zh-CN": "没有任务在等待自动挂载程序。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "The automounter is stopped, or stuck in a look-up or in a mount.",
          "zh-CN": "自动挂载程序被停止，或卡在查询或挂载之中。"
        },
        "observed": "daemonStopped || daemonWaits || lookupFailed || expireFailed || namesOffline || unitTimedOut",
        "inferred": "stackWait || wchanWait || momentaryWait"
      },
      {
        "claim": {
          "en": "A path below {{target}} was entered, and the kernel asked the automounter to mount it.",
          "zh-CN": "{{target}} 之下的某路径被访问，内核请自动挂载程序挂载它。"
        },
        "observed": "mounted",
        "inferred": "stackWait || wchanWait || momentaryWait"
      },
      {
        "claim": {
          "en": "It does not say that it is done, so df, ls and all who enter that path sleep in autofs_wait.",
          "zh-CN": "它没有报告完成，于是 df、ls 及所有进入该路径的任务睡在 autofs_wait。"
        },
        "observed": "stackWait || wchanWait || momentaryWait"
      }
    ],
    "missing": [
      {
        "unless": "stackWait",
        "fact": {
          "en": "kernel stacks of the waiting tasks",
          "zh-CN": "等待任务的内核栈"
        },
        "why": {
          "en": "they show that it is autofs they wait for",
          "zh-CN": "它们能说明所等待的是 autofs"
        },
        "command": "for p in $(pgrep -x df; pgrep -x ls; pgrep -x stat); do echo \"== $p\"; cat /proc/$p/comm /proc/$p/wchan /proc/$p/stack; done"
      },
      {
        "unless": "longWait || several",
        "fact": {
          "en": "a second look at the waiting task",
          "zh-CN": "再次查看等待中的任务"
        },
        "why": {
          "en": "a mount that is still not made a minute later is stuck",
          "zh-CN": "一分钟后仍未完成的挂载就是卡住了"
        },
        "command": "for n in 1 2; do ps axo pid,state,wchan:32,lstart,args | grep autofs; sleep 60; done"
      },
      {
        "unless": "daemonStopped || daemonWaits",
        "fact": {
          "en": "what every thread of the automounter does",
          "zh-CN": "自动挂载程序每个线程在做什么"
        },
        "why": {
          "en": "stopped, a look-up in LDAP, NIS or sssd, a mount of a silent server: that is the cause behind the cause",
          "zh-CN": "被停止、在 LDAP、NIS 或 sssd 中查询、挂载无响应的服务器：这才是背后的原因"
        },
        "command": "for t in /proc/{{daemon}}/task/*; do echo \"== $t\"; cat $t/comm $t/wchan $t/stack; done; ps -o pid,ppid,stat,wchan:24,lstart,args --ppid {{daemon}}"
      },
      {
        "unless": "mounted",
        "fact": {
          "en": "the mounts",
          "zh-CN": "挂载列表"
        },
        "why": {
          "en": "they tell the map and, with pgrp=, its daemon",
          "zh-CN": "它们给出映射，以及由 pgrp= 指出的守护进程"
        },
        "command": "grep autofs /proc/self/mountinfo"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine with autofs: serve a map, and stop the daemon.",
          "zh-CN": "在可丢弃的、装有 autofs 的机器上：提供一个映射，并停住守护进程。"
        },
        "run": "echo '/mnt/unhang-lab /etc/auto.unhang-lab' > /etc/auto.master.d/unhang-lab.autofs; echo 'share -fstype=tmpfs :tmpfs' > /etc/auto.unhang-lab\nsystemctl restart autofs; kill -STOP $(pidof automount)"
      },
      {
        "do": {
          "en": "Enter a path below, and watch it hang; a plain df returns.",
          "zh-CN": "进入其下路径，观察挂起；普通的 df 能够返回。"
        },
        "run": "df; df /mnt/unhang-lab/share & sleep 1; cat /proc/$!/wchan"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "kill -CONT $(pidof automount); rm /etc/auto.master.d/unhang-lab.autofs /etc/auto.unhang-lab; systemctl restart autofs",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "A df without a path does not trigger a mount, and returns.",
          "zh-CN": "不带路径的 df 不会触发挂载，能够返回。"
        },
        "run": "df -h -x autofs",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Continue the daemon if it was only stopped: everybody goes on.",
          "zh-CN": "若守护进程只是被停止，让它继续：所有等待者随之恢复。"
        },
        "run": "kill -CONT {{daemon*}}",
        "risk": "none",
        "undo": {
          "en": "kill -STOP the same process",
          "zh-CN": "对同一进程执行 kill -STOP"
        },
        "when": "daemonStopped"
      },
      {
        "do": {
          "en": "Start the service of the directory again, which the look-up waits for.",
          "zh-CN": "重启查询所等待的目录服务。"
        },
        "run": "systemctl restart sssd nslcd ypbind 2>/dev/null; systemctl status sssd nslcd ypbind",
        "risk": "low",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        },
        "when": "namesOffline"
      },
      {
        "do": {
          "en": "Restart automount; what it has mounted stays in use.",
          "zh-CN": "重启 automount；已挂载的内容保持可用。"
        },
        "run": "timeout -s KILL 60 systemctl restart autofs || { kill -9 {{daemon*}}; systemctl start autofs; }",
        "risk": "medium",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        },
        "when": "ownMap"
      },
      {
        "do": {
          "en": "Take the map away: nobody new is caught. Those who wait can be killed (new kernels), or end when the daemon ends.",
          "zh-CN": "移除该映射：不再有新的任务被卡住。已在等待的任务可以被 kill（新内核），或随守护进程结束而返回。"
        },
        "run": "umount -l {{target}}; kill -9 {{pids*}}",
        "risk": "medium",
        "undo": {
          "en": "restart autofs",
          "zh-CN": "重启 autofs"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Give look-ups and mounts a time limit: mount_wait and umount_wait in /etc/autofs.conf (seconds; -1 waits for ever), and time limits of the directory client.",
          "zh-CN": "为查询与挂载设置时限：/etc/autofs.conf 中的 mount_wait 与 umount_wait（秒；-1 为无限等待），以及目录客户端的超时。"
        },
        "run": "grep -nE '^ *(mount_wait|umount_wait|timeout|negative_timeout)' /etc/autofs.conf; automount -m",
        "when": "!hanging || ownMap"
      },
      {
        "do": {
          "en": "Keep the maps where they do not depend on a network service, or cache them (sssd).",
          "zh-CN": "将映射放在不依赖网络服务之处，或加以缓存（sssd）。"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "Nobody waits for the automounter any more.",
          "zh-CN": "不再有任务等待自动挂载程序。"
        },
        "run": "ps axo pid,state,wchan:32,lstart,args | grep -c \"[a]utofs4\\?_wait\"",
        "expect": {
          "en": "0, also a minute later",
          "zh-CN": "0，一分钟之后依然"
        },
        "held": "noneWaits",
        "broken": "stillWaits"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, w.family == 'autofs' && !w.momentary)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the automounter again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在等待自动挂载程序"
        },
        "limit": 3
      },
      "noneWaits": {
        "see": "taskOverviews.filter(o, o.tasks > 0 && !waits.exists(w, w.family == 'autofs'))",
        "says": {
          "en": "{{tasks}} tasks are listed, and none waits in autofs",
          "zh-CN": "列出了 {{tasks}} 个任务，没有一个在 autofs 中等待"
        },
        "limit": 1
      }
    },
    "references": [
      {
        "title": "Linux: autofs, how it works",
        "url": "https://www.kernel.org/doc/html/latest/filesystems/autofs.html"
      },
      {
        "title": "autofs.conf(5): mount_wait",
        "url": "https://manpages.debian.org/bookworm/autofs/autofs.conf.5.en.html"
      },
      {
        "title": "systemd 43700: pid 1 keeps an autofs that nobody serves, and its waiters hang",
        "url": "https://github.com/systemd/systemd/issues/43700"
      }
    ]
  },
  {
    "id": "block-io-stuck",
    "severity": "high",
    "title": {
      "en": "A disk does not complete its I/O",
      "zh-CN": "磁盘不完成 I/O"
    },
    "headline": {
      "en": "I/O to {{target}} does not end: the device behind it ({{device}}) takes requests and does not complete them.",
      "zh-CN": "{{target}} 的 I/O 无法结束：其背后的设备（{{device}}）收下请求却不完成。"
    },
    "summary": {
      "en": "Tasks wait for a read, a write or a flush that was sent to the device, in state D, on all file systems of that device alike. Behind it are a failing disk, its adapter or cable, the SAN, a virtual disk whose host is stuck, or a throttle. The recovery of SCSI and NVMe takes minutes and may then succeed: that is slow, not hung. df alone often answers from memory, while df PATH, ls and whatever reads or syncs do not.",
      "zh-CN": "任务以 D 状态等待已发往设备的读、写或 flush，该设备上的所有文件系统一并受影响。背后可能是磁盘、适配器或线缆故障、SAN 问题、 宿主机卡住的虚拟磁盘，或 I/O 限流。SCSI 与 NVMe 的错误恢复需要数分钟，之后可能成功：那是慢，不是挂起。单独的 df 往往凭内存就能应答， 而 df PATH、ls 以及任何读取或 sync 则不能。"
    },
    "behind": [
      "dm-suspended",
      "multipath-no-path",
      "thin-pool-full",
      "removable-device"
    ],
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting for a disk",
          "zh-CN": "没有进程列表或内核栈就看不到等待磁盘的任务"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "waits.filter(w, w.family == 'block' && !w.momentary && w.target != '').map(w, w.target)",
        "default": "MOUNTPOINT"
      },
      "device": {
        "see": "waits.filter(w, w.family == 'block' && !w.momentary && w.device != '').map(w, w.device)",
        "default": "DEVICE"
      }
    },
    "signals": {
      "ioWaits": {
        "see": "waits.filter(w, w.family == 'block' && w.filesystem != 'zfs' && w.basis == 'stack' && !w.momentary && !w.device.re('^/dev/(sr|scd|fd|st)[0-9]'))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits in {{anchor}} for I/O that was sent",
          "zh-CN": "{{comm}}（{{pid}}）在 {{anchor}} 中等待已发出的 I/O"
        },
        "limit": 6
      },
      "ioWchan": {
        "see": "waits.filter(w, w.family == 'block' && w.basis != 'stack' && !w.momentary && !w.device.re('^/dev/(sr|scd|fd|st)[0-9]'))",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}}",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}"
        },
        "limit": 4
      },
      "discWait": {
        "see": "waits.filter(w, w.family == 'block' && !w.momentary && w.device.re('^/dev/(sr|scd|fd|st)[0-9]'))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for {{device}}, which is no disk: removable-device",
          "zh-CN": "{{comm}}（{{pid}}）等待的是 {{device}}，并非磁盘：见 removable-device"
        },
        "limit": 2
      },
      "momentaryWait": {
        "see": "waits.filter(w, w.family == 'block' && w.momentary && !w.kernelThread)",
        "says": {
          "en": "{{comm}} ({{pid}}) had I/O under way when it was looked at, as on any busy disk",
          "zh-CN": "查看时 {{comm}}（{{pid}}）有 I/O 正在途中，忙碌的磁盘都是如此"
        },
        "limit": 3
      },
      "zfsWaits": {
        "see": "waits.filter(w, w.filesystem == 'zfs' && !w.momentary)",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for ZFS, in {{anchor}}",
          "zh-CN": "{{comm}}（{{pid}}）在 {{anchor}} 中等待 ZFS"
        },
        "limit": 3
      },
      "crowd": {
        "see": "waits.filter(w, w.family == 'block' && w.momentary && !w.kernelThread && w.basis == 'stack' && w.together > 2)",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) is one of {{together}} that wait there at once",
          "zh-CN": "{{comm}}（{{pid}}）是同时在那里等待的 {{together}} 个任务之一"
        },
        "limit": 3
      },
      "behind": {
        "see": "waits.filter(w, (w.family.re('^(journal|xfs-log|xfs-lock|btrfs|scsi)$') || w.filesystem == 'zfs') && !w.momentary)",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits behind such I/O, in {{anchor}}",
          "zh-CN": "{{comm}}（{{pid}}）在 {{anchor}} 中排在这类 I/O 之后"
        },
        "limit": 3
      },
      "longWait": {
        "see": "waits.filter(w, w.family == 'block' && !w.momentary && (w.blockedForSeconds >= 10 || w.ageSeconds >= 60 && w.comm.re('^(df|ls|dir|stat|umount|mount|mountpoint|findmnt|test|readlink|realpath|touch|mkdir|rmdir|sync)$')))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) had waited for a long time",
          "zh-CN": "{{comm}}（{{pid}}）已等待很久"
        },
        "limit": 3
      },
      "hungReport": {
        "see": "tasks.filter(t, t.report == 'hung-task' && !t.earlierBoot && waits.exists(w, w.pid == t.pid && w.family == 'block'))",
        "says": {
          "en": "the kernel reports {{comm}} ({{pid}}) as hung: blocked for {{blockedForSeconds}} s",
          "zh-CN": "内核报告 {{comm}}（{{pid}}）挂起：已阻塞 {{blockedForSeconds}} 秒"
        },
        "limit": 3
      },
      "ioMount": {
        "see": "hangingMounts.filter(m, m.families.exists(f, f == 'block'))",
        "cite": "mountRows",
        "says": {
          "en": "the mount that it is about: {{type}} of {{device}} on {{target}}",
          "zh-CN": "所涉及的挂载：{{device}} 的 {{type}}，位于 {{target}}"
        },
        "limit": 2
      },
      "deviceSign": {
        "see": "logSigns.filter(s, s.topic.re('^(block-io-error|medium-error|scsi-offline|scsi-timeout|scsi-path-lost|hba-trouble|fc-port-lost|iscsi-lost|nvme-timeout|ata-failed|virtual-disk-trouble|md-failed|dm-error)$') && !s.resolved && !s.earlierBoot && !s.subject.re('^(sr|st|fd|loop)[0-9]') && waits.exists(w, w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs)$') && (w.device.re('^$|^/dev/(mapper/|dm-|md|root$|disk/)') || !s.subject.re('^(sd|vd|xvd|hd|nvme|mmcblk|dm-|md)') || w.device.startsWith('/dev/' + s.subject))))",
        "says": {
          "en": "the log tells of trouble with a device: {{topic}} {{subject}}",
          "zh-CN": "日志反映设备故障：{{topic}} {{subject}}"
        },
        "limit": 4
      },
      "suppressed": {
        "see": "logSigns.filter(s, s.topic == 'hung-reports-suppressed' && !s.earlierBoot)",
        "role": "context",
        "says": {
          "en": "the kernel has given up reporting hung tasks",
          "zh-CN": "内核已停止报告挂起任务"
        },
        "limit": 1
      },
      "shutDown": {
        "see": "logSigns.filter(s, s.topic.re('^(xfs-shutdown|ext4-aborted)$') && !s.earlierBoot)",
        "role": "against",
        "says": {
          "en": "the file system of {{subject}} was shut down: from then on it returns errors, and does not hang",
          "zh-CN": "{{subject}} 的文件系统已关闭：此后它返回错误，而不是挂起"
        },
        "limit": 2
      },
      "suspended": {
        "see": "dmDevices.filter(d, d.suspended)",
        "role": "against",
        "says": {
          "en": "device {{name}} is suspended, which holds I/O back: dm-suspended",
          "zh-CN": "设备 {{name}} 被挂起（suspend），会扣住 I/O：见 dm-suspended"
        },
        "limit": 2
      },
      "lvSuspended": {
        "see": "logicalVolumes.filter(l, l.suspended)",
        "role": "against",
        "says": {
          "en": "lvs shows {{vg}}/{{name}} as suspended ({{attr}}), which holds I/O back: dm-suspended",
          "zh-CN": "lvs 显示 {{vg}}/{{name}} 被挂起（{{attr}}），会扣住 I/O：见 dm-suspended"
        },
        "limit": 2
      },
      "noPath": {
        "see": "multipaths.filter(m, m.queueing && m.failedPaths == m.paths)",
        "role": "against",
        "says": {
          "en": "the multipath map {{name}} has no path left: multipath-no-path",
          "zh-CN": "多路径设备 {{name}} 已无可用路径：见 multipath-no-path"
        },
        "limit": 2
      },
      "noPathStatus": {
        "see": "dmDevices.filter(d, d.by == 'status' && (d.target == 'multipath' && d.activePaths == 0 || d.target == 'thin-pool' && d.mode == 'out_of_data_space'))",
        "role": "against",
        "says": {
          "en": "{{name}} ({{target}}) holds I/O back itself",
          "zh-CN": "{{name}}（{{target}}）自己扣住了 I/O"
        },
        "limit": 2
      },
      "lvPoolFull": {
        "see": "logicalVolumes.filter(l, l.attr.startsWith('t') && l.dataPercent >= 100)",
        "role": "against",
        "says": {
          "en": "lvs shows the pool {{vg}}/{{name}} as full, which holds writes back: thin-pool-full",
          "zh-CN": "lvs 显示池 {{vg}}/{{name}} 已满，会扣住写入：见 thin-pool-full"
        },
        "limit": 2
      },
      "poolFull": {
        "see": "logSigns.filter(s, s.topic.re('^(thin-out-of-space|multipath-no-path)$') && !s.resolved && !s.earlierBoot)",
        "role": "against",
        "says": {
          "en": "the log tells of {{topic}} {{subject}}, which holds I/O back above the disk",
          "zh-CN": "日志中有 {{topic}} {{subject}}，它在磁盘之上扣住 I/O"
        },
        "limit": 2
      },
      "plainDisk": {
        "see": "waits.filter(w, w.family == 'block' && w.basis == 'stack' && !w.momentary && w.device.re('^/dev/((sd|vd|xvd|hd|dasd)[a-z]|nvme|mmcblk|pmem)'))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the disk {{device}} itself",
          "zh-CN": "{{comm}}（{{pid}}）等待的就是磁盘 {{device}} 本身"
        },
        "limit": 3
      },
      "onDm": {
        "see": "waits.filter(w, w.family == 'block' && !w.momentary && w.device.re('^/dev/(mapper/|dm-)'))",
        "role": "context",
        "says": {
          "en": "{{device}} is a device-mapper device",
          "zh-CN": "{{device}} 是 device-mapper 设备"
        },
        "limit": 1
      },
      "dmKnown": {
        "see": "dmDevices.filter(d, d.by == 'info')",
        "role": "context",
        "says": {
          "en": "dmsetup lists {{name}}",
          "zh-CN": "dmsetup 列出了 {{name}}"
        },
        "limit": 1
      },
      "dfPassed": {
        "see": "diskUsage.filter(u, waits.exists(w, w.family == 'block' && !w.momentary && w.target == u.target))",
        "role": "context",
        "says": {
          "en": "a df got past {{target}}: its figures are in memory",
          "zh-CN": "某次 df 越过了 {{target}}：其数字在内存中"
        },
        "limit": 1
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: nobody waits for a disk longer than for a moment",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有任务长时间等待磁盘"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "ioWaits && ioMount && deviceSign && (longWait || hungReport) && (plainDisk || !(suspended || lvSuspended || noPath || noPathStatus || poolFull || lvPoolFull))",
      "probable": "ioWaits && ioMount && (longWait || hungReport || deviceSign) && (plainDisk || !onDm || dmKnown || deviceSign) && (plainDisk || !(suspended || lvSuspended || noPath || noPathStatus || poolFull || lvPoolFull))",
      "possible": "ioWaits || (ioWchan && (deviceSign || longWait)) || (behind && deviceSign) || (momentaryWait && (deviceSign || suppressed || crowd))"
    },
    "ruledOut": [
      {
        "when": "discWait && !zfsWaits && !ioWaits && !ioWchan && !(behind && deviceSign) && !(momentaryWait && (deviceSign || suppressed || crowd))",
        "because": {
          "en": "What is waited for is a disc, a floppy or a tape, and no disk.",
          "zh-CN": "所等待的是光盘、软盘或磁带，而不是磁盘。"
        }
      },
      {
        "when": "looked && !zfsWaits && !ioWaits && !ioWchan && !(behind && deviceSign) && !(momentaryWait && (deviceSign || suppressed || crowd))",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for a disk longer than for a moment.",
          "zh-CN": "没有任务长时间等待磁盘。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "{{device}}, or what stands between it and this host, has stopped completing requests.",
          "zh-CN": "{{device}} 或它与本机之间的环节不再完成请求。"
        },
        "observed": "deviceSign",
        "inferred": "ioWaits || ioWchan"
      },
      {
        "claim": {
          "en": "Whoever reads what is not cached, writes or flushes waits in state D for requests that were sent.",
          "zh-CN": "读取未缓存内容、写入或 flush 的任务以 D 状态等待已发出的请求。"
        },
        "observed": "ioWaits || ioWchan",
        "inferred": "momentaryWait"
      },
      {
        "claim": {
          "en": "Others queue up behind them: for the journal, the log, or locks of the file system.",
          "zh-CN": "其他任务排在其后：等待日志、log 或文件系统的锁。"
        },
        "observed": "behind",
        "inferred": "ioWaits || ioWchan"
      },
      {
        "claim": {
          "en": "The kernel reports those that do not wake up in between; who waits in submit_bio_wait is never among them.",
          "zh-CN": "内核会报告期间不曾醒来的任务；在 submit_bio_wait 中等待者从不在内。"
        },
        "observed": "hungReport",
        "inferred": "ioWaits || ioWchan"
      },
      {
        "claim": {
          "en": "df without a path answers from memory; df PATH, ls and sync on {{target}} hang as soon as they need the disk.",
          "zh-CN": "不带路径的 df 凭内存应答；对 {{target}} 的 df PATH、ls 与 sync 一旦需要磁盘便会挂起。"
        },
        "observed": "dfPassed",
        "inferred": "ioWaits || ioWchan"
      }
    ],
    "missing": [
      {
        "unless": "longWait || hungReport",
        "fact": {
          "en": "two looks at what is in flight, ten seconds apart",
          "zh-CN": "相隔十秒两次查看在途请求"
        },
        "why": {
          "en": "requests in flight without any progress tell a stuck disk from a busy one",
          "zh-CN": "有在途请求而毫无进展，才是卡住而不是忙"
        },
        "command": "cat /proc/diskstats > /tmp/d.1; sleep 10; cat /proc/diskstats > /tmp/d.2; grep -H . /sys/block/*/inflight; diff /tmp/d.1 /tmp/d.2"
      },
      {
        "unless": "ioWaits",
        "fact": {
          "en": "kernel stacks of the tasks in state D",
          "zh-CN": "D 状态任务的内核栈"
        },
        "why": {
          "en": "they show whether it is the disk that is waited for, or a lock, a journal or a server",
          "zh-CN": "它们能说明等待的是磁盘，还是锁、日志或服务器"
        },
        "command": "echo w > /proc/sysrq-trigger; dmesg | tail -500"
      },
      {
        "unless": "deviceSign",
        "fact": {
          "en": "what the kernel and the devices say",
          "zh-CN": "内核与设备的说法"
        },
        "why": {
          "en": "time-outs, aborts and resets name the device; without any, look at the hypervisor or at what lies above the disk",
          "zh-CN": "超时、中止与复位会指明设备；若没有，应查看虚拟化平台或磁盘之上的各层"
        },
        "command": "dmesg -T | grep -iE \"timeout|timing out|abort|reset|offline|I/O error|link down\" | tail -50; grep -H . /sys/block/*/device/state"
      },
      {
        "unless": "dmKnown || !onDm",
        "fact": {
          "en": "whether a device-mapper device holds the I/O back",
          "zh-CN": "是否是 device-mapper 设备扣住了 I/O"
        },
        "why": {
          "en": "a suspended device and a map without paths look the same from above",
          "zh-CN": "被挂起（suspend）的设备与失去路径的多路径设备，从上面看完全一样"
        },
        "command": "dmsetup info -c; dmsetup status --noflush; timeout -s KILL 30 multipathd show paths"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine: a disk of scsi_debug that answers after minutes only, with a file system upon it.",
          "zh-CN": "在可丢弃的机器上：用 scsi_debug 建一块几分钟后才应答的磁盘，并在其上建文件系统。"
        },
        "run": "modprobe scsi_debug dev_size_mb=64 delay=0; sleep 2; D=$(lsblk -dnpo NAME,MODEL | awk '/scsi_debug/ { print $1 }'); mkfs.ext4 -q $D\nmkdir -p /mnt/unhang-lab; mount $D /mnt/unhang-lab; echo 20000 > /sys/bus/pseudo/drivers/scsi_debug/delay"
      },
      {
        "do": {
          "en": "A write that has to reach the disk hangs.",
          "zh-CN": "必须落盘的写入会挂起。"
        },
        "run": "dd if=/dev/zero of=/mnt/unhang-lab/z bs=4k count=1 conv=fsync & sleep 3; ps -o pid,state,wchan:24,args -C dd; cat /sys/block/${D##*/}/inflight"
      },
      {
        "do": {
          "en": "Make it answer again and clean up.",
          "zh-CN": "使其恢复应答并清理。"
        },
        "run": "echo 0 > /sys/bus/pseudo/drivers/scsi_debug/delay; wait; umount /mnt/unhang-lab; rmdir /mnt/unhang-lab; modprobe -r scsi_debug",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See which devices have requests in flight, and in what state they are. Nothing here touches the disk.",
          "zh-CN": "查看哪些设备有在途请求以及状态。这些命令都不访问磁盘。"
        },
        "run": "grep -H . /sys/block/*/inflight /sys/block/*/device/state 2>/dev/null; dmesg -T | tail -50",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Wait for the recovery of SCSI, NVMe or ATA while its messages still come: it ends after minutes, with success or with errors.",
          "zh-CN": "只要仍有恢复消息，就等待 SCSI、NVMe 或 ATA 的错误恢复：数分钟后会以成功或报错结束。"
        },
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        },
        "when": "deviceSign"
      },
      {
        "do": {
          "en": "Mend what lies outside: the storage, the path, or the host of the virtual machine. Everybody goes on by himself.",
          "zh-CN": "修复外部环节：存储、通路，或虚拟机的宿主。等待者会自行继续。"
        },
        "risk": "low",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Take a dead SCSI disk out of the system, once you know which (X): its I/O fails, the hang ends, and what was not written is lost.",
          "zh-CN": "确认是哪块盘（X）之后，将损坏的 SCSI 磁盘移出系统：其 I/O 报错，挂起结束，未写入的数据丢失。"
        },
        "run": "echo 1 > /sys/block/X/device/delete",
        "risk": "high",
        "undo": {
          "en": "rescan: echo \"- - -\" > /sys/class/scsi_host/hostN/scan",
          "zh-CN": "重新扫描：echo \"- - -\" > /sys/class/scsi_host/hostN/scan"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Replace the disk, cable or adapter that the log names, or update its firmware.",
          "zh-CN": "更换日志指明的磁盘、线缆或适配器，或更新其固件。"
        },
        "when": "deviceSign"
      },
      {
        "do": {
          "en": "On a virtual machine: look for what the host did at that time: a snapshot, a migration, a full or throttled datastore.",
          "zh-CN": "虚拟机上：查明宿主机当时在做什么：快照、迁移、已满或被限流的存储。"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "Nobody waits for that mount any more.",
          "zh-CN": "不再有任务等待该挂载。"
        },
        "run": "timeout -s KILL 10 sync -f -- {{target}}; echo $?",
        "expect": {
          "en": "not 124 and not 137; a command that never returns says that it still hangs",
          "zh-CN": "不是 124 也不是 137；若命令一直不返回，说明仍在挂起"
        },
        "held": "looked && !stillWaits",
        "broken": "stillWaits"
      },
      {
        "do": {
          "en": "What is in flight goes down to 0.",
          "zh-CN": "在途请求降到 0。"
        },
        "run": "grep -H . /sys/block/*/inflight; sleep 10; grep -H . /sys/block/*/inflight",
        "expect": {
          "en": "0 0, or figures that move",
          "zh-CN": "0 0，或数字在变化"
        }
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, !w.momentary && w.family == 'block' && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the disk of {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在等待 {{target}} 的磁盘"
        },
        "limit": 3
      }
    },
    "references": [
      {
        "title": "Linux: statistics of block devices, inflight",
        "url": "https://www.kernel.org/doc/html/latest/block/stat.html"
      },
      {
        "title": "Linux: SCSI error handling",
        "url": "https://www.kernel.org/doc/html/latest/scsi/scsi_eh.html"
      },
      {
        "title": "Linux: sysctl kernel, hung_task",
        "url": "https://www.kernel.org/doc/html/latest/admin-guide/sysctl/kernel.html"
      },
      {
        "title": "A disk of a cloud that stops: jbd2 waits in rq_qos_wait",
        "url": "https://github.com/GoogleCloudPlatform/compute-image-packages/issues/905"
      },
      {
        "title": "A virtual disk that stops: xfs waits in rq_qos_wait",
        "url": "https://github.com/crc-org/crc/issues/2158"
      }
    ]
  },
  {
    "id": "btrfs-stall",
    "severity": "high",
    "title": {
      "en": "A transaction of btrfs does not end",
      "zh-CN": "btrfs 事务无法结束"
    },
    "headline": {
      "en": "Writers hang on {{target}}: the commit of a btrfs transaction does not get to its end, and nobody may begin the next ({{waiter}} and others). A plain df still answers there.",
      "zh-CN": "{{target}} 上的写入者挂起：btrfs 事务的提交无法完成，任何任务都不能开始下一个（{{waiter}} 等）。单独的 df 在此仍能返回。"
    },
    "summary": {
      "en": "btrfs commits one transaction at a time: it waits for the writers that joined it, for their data to be written, and for locks of its trees. If one of these never comes, btrfs-transaction and everybody who creates, writes, syncs or removes waits for ever. df reads counters and returns. Much that looks the same ends by itself: a balance, a scrub, the deletion of large snapshots, quotas, a nearly full file system that looks for room; then a worker runs, or the log tells of it. Where the thread waits for pages to be written, the disk is the cause.",
      "zh-CN": "btrfs 一次只提交一个事务：它要等待已加入的写入者、等待其数据写出、等待树上的锁。只要其中之一永不到来，btrfs-transaction 以及凡要创建、 写入、同步或删除的任务都会一直等待。df 读取计数器并返回。许多现象看似相同却会自行结束：balance、scrub、删除大快照、配额统计、 将满的文件系统寻找空间；此时有工作线程在运行，或日志中有所提示。若该线程等的是页面写出，则原因在磁盘。"
    },
    "behind": [
      "fs-frozen",
      "dm-suspended",
      "multipath-no-path",
      "thin-pool-full",
      "removable-device",
      "block-io-stuck"
    ],
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "waits.filter(w, w.family == 'btrfs' && w.target != '').map(w, w.target)",
        "default": "MOUNTPOINT"
      },
      "waiter": {
        "see": "waits.filter(w, w.family == 'btrfs' && !w.kernelThread).map(w, w.comm)",
        "default": "TASKS"
      }
    },
    "signals": {
      "commitWait": {
        "see": "waits.filter(w, w.family == 'btrfs' && w.basis == 'stack' && !w.momentary && w.anchor.re('^(btrfs_commit_transaction|wait_for_commit|btrfs_(tree|lock|read_lock|try).*)$') && !waits.exists(t, t.family == 'block' && !t.momentary && (!t.anchor.re('page|folio|filemap') || t.comm.re('^btrfs-transac')) && t.target == w.target))",
        "says": {
          "en": "{{comm}} ({{pid}}) commits the transaction, or waits for a lock of a tree ({{anchor}}), and for no disk",
          "zh-CN": "{{comm}}（{{pid}}）在提交事务或等待树锁（{{anchor}}），而不是在等磁盘"
        },
        "limit": 4
      },
      "victim": {
        "see": "waits.filter(w, w.family == 'btrfs' && w.basis == 'stack' && !w.momentary && w.anchor.re('^(wait_current_trans.*|start_transaction|join_transaction|btrfs_(start|join|attach|end)_transaction.*|btrfs_async_run.*|btrfs_run_.*|btrfs_delayed.*)$') && !waits.exists(t, t.family == 'block' && !t.momentary && (!t.anchor.re('page|folio|filemap') || t.comm.re('^btrfs-transac')) && t.target == w.target))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits until the transaction has ended ({{anchor}})",
          "zh-CN": "{{comm}}（{{pid}}）在等待事务结束（{{anchor}}）"
        },
        "limit": 5
      },
      "endioWaits": {
        "see": "tasks.filter(t, !t.earlierBoot && t.frames.exists(f, f.reliable && f.function.re('^wait_current_trans')) && t.frames.exists(f, f.reliable && f.function.re('^(btrfs_finish_ordered_io|btrfs_finish_one_ordered)')))",
        "says": {
          "en": "{{comm}} ({{pid}}) should end a write that is done, and waits for the commit, which waits for that write",
          "zh-CN": "{{comm}}（{{pid}}）本应结束一次已完成的写入，却在等待提交，而提交又在等待这次写入"
        },
        "limit": 2
      },
      "ordered": {
        "see": "waits.filter(w, w.family == 'btrfs' && !w.momentary && w.anchor.re('ordered|delalloc|extent'))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for data of btrfs to be written ({{anchor}}): a slow disk looks so too",
          "zh-CN": "{{comm}}（{{pid}}）在等待 btrfs 数据写出（{{anchor}}）：磁盘慢时也会如此"
        },
        "limit": 3
      },
      "spaceWait": {
        "see": "waits.filter(w, w.family == 'btrfs' && !w.momentary && w.anchor.re('reserve|reclaim|flush_space'))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits until btrfs has found room ({{anchor}})",
          "zh-CN": "{{comm}}（{{pid}}）在等待 btrfs 找到空间（{{anchor}}）"
        },
        "limit": 3
      },
      "placed": {
        "see": "waits.filter(w, w.family == 'btrfs' && !w.momentary && w.mountType == 'btrfs')",
        "cite": "mountRows",
        "says": {
          "en": "its file system: {{device}} on {{target}}",
          "zh-CN": "其文件系统：{{target}} 上的 {{device}}"
        },
        "limit": 2
      },
      "hungReport": {
        "see": "waits.filter(w, w.family == 'btrfs' && !w.momentary && w.blockedForSeconds >= 60)",
        "says": {
          "en": "{{comm}} ({{pid}}) was seen blocked for {{blockedForSeconds}} s or more",
          "zh-CN": "{{comm}}（{{pid}}）被发现已阻塞 {{blockedForSeconds}} 秒以上"
        },
        "limit": 2
      },
      "long": {
        "see": "waits.filter(w, w.family == 'btrfs' && !w.momentary && w.blockedForSeconds >= 600)",
        "says": {
          "en": "{{comm}} ({{pid}}) was seen blocked for {{blockedForSeconds}} s or more, longer than a slow commit takes",
          "zh-CN": "{{comm}}（{{pid}}）被发现已阻塞 {{blockedForSeconds}} 秒以上，超过了缓慢提交所需的时间"
        },
        "limit": 2
      },
      "diskWait": {
        "see": "waits.filter(w, w.family == 'block' && !w.momentary && (w.filesystem == 'btrfs' || w.mountType == 'btrfs'))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the disk below a btrfs ({{anchor}})",
          "zh-CN": "{{comm}}（{{pid}}）在等 btrfs 之下的磁盘（{{anchor}}）"
        },
        "limit": 3
      },
      "deviceTrouble": {
        "see": "logSigns.filter(s, !s.earlierBoot && !s.resolved && s.topic.re('^(block-io-error|scsi-timeout|scsi-offline|nvme-timeout|ata-failed|hba-trouble|virtual-disk-trouble|multipath-no-path|iscsi-lost|fc-port-lost|thin-out-of-space|usb-reset|usb-error|medium-error)$'))",
        "role": "against",
        "says": {
          "en": "the log tells of trouble with a device: {{topic}} {{subject}}",
          "zh-CN": "日志提到设备故障：{{topic}} {{subject}}"
        },
        "limit": 3
      },
      "suspended": {
        "see": "dmDevices.filter(d, d.suspended)",
        "role": "against",
        "says": {
          "en": "device {{name}} is suspended",
          "zh-CN": "设备 {{name}} 处于挂起（suspend）状态"
        },
        "limit": 2
      },
      "busy": {
        "see": "logSigns.filter(s, s.topic == 'btrfs-busy' && !s.earlierBoot && !s.resolved)",
        "role": "against",
        "says": {
          "en": "a balance, a scrub or a count for quotas was begun and not reported as ended: it is slow, and may end",
          "zh-CN": "balance、scrub 或配额统计已开始且未报告结束：它很慢，但可能会结束"
        },
        "limit": 2
      },
      "working": {
        "see": "programs.filter(p, p.state == 'R' && p.command.re('^.(btrfs-|kworker/.*btrfs)'))",
        "role": "against",
        "says": {
          "en": "a worker of btrfs runs: {{command}} ({{pid}})",
          "zh-CN": "btrfs 的工作线程在运行：{{command}}（{{pid}}）"
        },
        "limit": 2
      },
      "nearlyFull": {
        "see": "diskUsage.filter(u, u.usedPercent >= 97 && waits.exists(w, w.family == 'btrfs' && w.target == u.target))",
        "says": {
          "en": "{{target}} is {{usedPercent}} % full",
          "zh-CN": "{{target}} 已用 {{usedPercent}}%"
        },
        "limit": 1
      },
      "errors": {
        "see": "logSigns.filter(s, s.topic == 'btrfs-error' && !s.earlierBoot)",
        "role": "against",
        "says": {
          "en": "btrfs on {{subject}} tells of errors; they are returned, and let nobody wait",
          "zh-CN": "{{subject}} 上的 btrfs 报告错误；错误会直接返回，不会让任务等待"
        },
        "limit": 2
      },
      "unsure": {
        "see": "waits.filter(w, w.family == 'btrfs' && (w.momentary || w.basis != 'stack') && !w.kernelThread)",
        "says": {
          "en": "{{comm}} ({{pid}}) was waiting in btrfs ({{anchor}}); for a moment or for good, one look cannot tell",
          "zh-CN": "{{comm}}（{{pid}}）当时在 btrfs 中等待（{{anchor}}）；是片刻还是不再返回，单凭一次查看无法断定"
        },
        "limit": 3
      },
      "dfPassed": {
        "see": "diskUsage.filter(u, waits.exists(w, w.family == 'btrfs' && w.target == u.target))",
        "role": "context",
        "says": {
          "en": "a df in this bundle answered for {{target}}",
          "zh-CN": "本数据包中的某次 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      },
      "elsewhere": {
        "see": "waits.filter(w, !w.momentary && w.family != 'btrfs')",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits elsewhere ({{family}})",
          "zh-CN": "{{comm}}（{{pid}}）在别处等待（{{family}}）"
        },
        "limit": 2
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处"
        },
        "limit": 1
      },
      "mounted": {
        "see": "mounts.filter(m, m.table != 'fstab' && m.type == 'btrfs')",
        "role": "context",
        "says": {
          "en": "{{type}} is mounted on {{target}}",
          "zh-CN": "{{target}} 上挂载着 {{type}}"
        },
        "limit": 1
      },
      "table": {
        "see": "mounts.filter(m, m.table.re('^(kernel|mountinfo)$'))",
        "role": "context",
        "says": {
          "en": "the mount table of the kernel was read",
          "zh-CN": "已读取内核的挂载表"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "commitWait && placed && (endioWaits || (victim && long && !ordered && !spaceWait)) && !diskWait && !deviceTrouble && !suspended && !busy && !working",
      "probable": "(commitWait || victim) && placed && hungReport && !diskWait && !deviceTrouble && !suspended && !busy && !working",
      "possible": "commitWait || victim || ordered || spaceWait || unsure"
    },
    "ruledOut": [
      {
        "when": "diskWait && !commitWait && !victim && !unsure",
        "because": {
          "en": "A task waits for the disk below this btrfs: the device is the cause (block-io-stuck, dm-suspended, multipath-no-path).",
          "zh-CN": "有任务在等该 btrfs 之下的磁盘：原因在设备（block-io-stuck、dm-suspended、multipath-no-path）。"
        }
      },
      {
        "when": "errors && !commitWait && !victim && !ordered && !spaceWait && !unsure",
        "because": {
          "en": "A btrfs in error returns errors; it lets nobody wait.",
          "zh-CN": "出错的 btrfs 返回错误，不会让任务等待。"
        }
      },
      {
        "when": "elsewhere && looked && !commitWait && !victim && !ordered && !spaceWait && !unsure",
        "byAbsence": true,
        "because": {
          "en": "Who waits, waits elsewhere; nobody waits in btrfs.",
          "zh-CN": "等待者都在别处等待，没有任务在 btrfs 中等待。"
        }
      },
      {
        "when": "looked && !commitWait && !victim && !ordered && !spaceWait && !unsure",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for a transaction of btrfs.",
          "zh-CN": "没有任务在等待 btrfs 事务。"
        }
      },
      {
        "when": "table && !mounted && !commitWait && !victim && !ordered && !spaceWait && !unsure",
        "byAbsence": true,
        "because": {
          "en": "No btrfs is mounted.",
          "zh-CN": "没有挂载 btrfs。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "Something that the commit on {{target}} needs does not come.",
          "zh-CN": "{{target}} 上的提交所需要的东西没有到来。"
        },
        "observed": "endioWaits",
        "inferred": "commitWait || victim || ordered || spaceWait"
      },
      {
        "claim": {
          "en": "The transaction is not committed.",
          "zh-CN": "事务没有提交。"
        },
        "observed": "commitWait",
        "inferred": "victim || ordered"
      },
      {
        "claim": {
          "en": "Nobody may begin the next: writers, sync and snapshots wait.",
          "zh-CN": "任何任务都不能开始下一个事务：写入、同步与快照都在等待。"
        },
        "observed": "victim",
        "inferred": "commitWait || unsure || spaceWait"
      },
      {
        "claim": {
          "en": "df reads counters and returns; shells and daemons that write hang.",
          "zh-CN": "df 读取计数器并返回；要写入的 shell 与守护进程挂起。"
        },
        "observed": "dfPassed && (victim || commitWait)",
        "inferred": "victim || commitWait || unsure"
      }
    ],
    "missing": [
      {
        "unless": "commitWait || diskWait",
        "fact": {
          "en": "all blocked tasks with their stacks",
          "zh-CN": "全部阻塞任务及其内核栈"
        },
        "why": {
          "en": "they show what the commit waits for: a writer, a lock, or pages on their way to the disk",
          "zh-CN": "它们能说明提交在等什么：写入者、锁，还是正在写盘的页面"
        },
        "command": "echo w > /proc/sysrq-trigger; dmesg | tail -n 2000"
      },
      {
        "unless": "endioWaits",
        "fact": {
          "en": "does anything move: counters of the disks and of btrfs, twice",
          "zh-CN": "是否有进展：磁盘与 btrfs 的计数（两次）"
        },
        "why": {
          "en": "disks that write, or a generation that grows, mean slow; neither means a stall",
          "zh-CN": "磁盘在写或 generation 在增长说明只是慢；两者皆无才是停滞"
        },
        "command": "cat /proc/diskstats; grep -H . /sys/fs/btrfs/*/generation /sys/fs/btrfs/*/exclusive_operation 2>/dev/null; sleep 10; cat /proc/diskstats; grep -H . /sys/fs/btrfs/*/generation 2>/dev/null"
      },
      {
        "unless": "busy || working || nearlyFull",
        "fact": {
          "en": "what runs on it, and how full its parts are",
          "zh-CN": "其上正在运行的操作以及各部分的占用"
        },
        "why": {
          "en": "a balance, a scrub, quotas or the want of room for metadata explain long waits that end",
          "zh-CN": "balance、scrub、配额或元数据空间不足都能解释会结束的长时间等待"
        },
        "command": "timeout -s KILL 10 btrfs filesystem usage {{target}}; timeout -s KILL 10 btrfs balance status {{target}}; timeout -s KILL 10 btrfs scrub status {{target}}"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine: a btrfs on a device that is then suspended. Here the disk is the cause, and this rule must step back; a commit that hangs on a good disk takes a bug of the kernel.",
          "zh-CN": "在可丢弃的机器上：btrfs 位于随后被挂起的设备之上。这里的原因是磁盘，本规则必须让位；磁盘正常而提交挂起则需要内核缺陷。"
        },
        "run": "truncate -s 600M /tmp/unhang.img; L=$(losetup -f --show /tmp/unhang.img); dmsetup create unhang-lab --table \"0 $(blockdev --getsz $L) linear $L 0\"\nmkfs.btrfs -q /dev/mapper/unhang-lab; mkdir -p /mnt/unhang-lab; mount /dev/mapper/unhang-lab /mnt/unhang-lab\ndmsetup suspend --nolockfs unhang-lab"
      },
      {
        "do": {
          "en": "Write, and look: df answers, fsync does not.",
          "zh-CN": "写入并查看：df 能返回，fsync 不能。"
        },
        "run": "dd if=/dev/zero of=/mnt/unhang-lab/x bs=4k count=1 conv=fsync & sleep 10; cat /proc/$!/stack; timeout -s KILL 5 df -h"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "dmsetup resume unhang-lab; wait; umount /mnt/unhang-lab; dmsetup remove unhang-lab; losetup -d $L; rm /tmp/unhang.img; rmdir /mnt/unhang-lab",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "Wait as long as something moves: pause what runs on it, a scrub and a balance among it.",
          "zh-CN": "只要仍有进展就等待：暂停其上运行的操作，包括 scrub 与 balance。"
        },
        "run": "timeout -s KILL 60 btrfs scrub cancel {{target}}; timeout -s KILL 60 btrfs balance pause {{target}}",
        "risk": "low",
        "undo": {
          "en": "btrfs scrub resume and btrfs balance resume",
          "zh-CN": "执行 btrfs scrub resume 与 btrfs balance resume"
        }
      },
      {
        "do": {
          "en": "Save a dump for whoever mends the kernel (the command crashes the host at once; kdump must be set up), and reboot with it: a sync or an unmount would hang as well. What was not committed is lost, the file system stays consistent.",
          "zh-CN": "为修复内核者保存 vmcore（该命令会立即使主机崩溃；须已配置 kdump），并借此重启：sync 或卸载同样会挂起。尚未提交的内容会丢失，文件系统保持一致。"
        },
        "run": "echo c > /proc/sysrq-trigger",
        "risk": "high",
        "undo": {
          "en": "none",
          "zh-CN": "无法撤销"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Take a kernel in which the deadlock is mended: look for btrfs in the changelog of the newest one of your vendor, and report the stacks if they are not there.",
          "zh-CN": "换用已修复该死锁的内核：在厂商最新内核的变更记录中查找 btrfs；若没有对应条目则提交这些内核栈。"
        },
        "run": "rpm -q --changelog kernel | grep -i btrfs | head -n 50"
      },
      {
        "do": {
          "en": "Give it room: a nearly full btrfs commits slowly.",
          "zh-CN": "给它空间：将满的 btrfs 提交很慢。"
        },
        "run": "btrfs filesystem usage {{target}}",
        "when": "nearlyFull"
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The file system takes a write.",
          "zh-CN": "文件系统能够写入。"
        },
        "run": "timeout -s KILL 30 sh -c 'T=$(mktemp -p \"$0\") && sync \"$T\" && rm \"$T\"' {{target}}; echo $?",
        "expect": {
          "en": "0, and not 137",
          "zh-CN": "0，而不是 137"
        },
        "held": "looked && !stillWaits",
        "broken": "stillWaits"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, !w.momentary && w.family == 'btrfs' && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits in btrfs on {{target}}",
          "zh-CN": "{{comm}}（{{pid}}）在 {{target}} 的 btrfs 中等待"
        },
        "limit": 3
      }
    },
    "references": [
      {
        "title": "btrfs: fix of a deadlock between a commit and the end of a write",
        "url": "https://git.kernel.org/linus/5037b342825df7094a4906d1e2a9674baab50cb2"
      },
      {
        "title": "btrfs(5)",
        "url": "https://btrfs.readthedocs.io/en/latest/btrfs-man5.html"
      },
      {
        "title": "btrfs: balance, and what it holds up",
        "url": "https://btrfs.readthedocs.io/en/latest/Balance.html"
      },
      {
        "title": "btrfs-transacti blocked on a slow USB disk, on 4.14",
        "url": "https://github.com/raspberrypi/linux/issues/2678"
      }
    ]
  },
  {
    "id": "cephfs-kernel",
    "severity": "high",
    "title": {
      "en": "A Ceph cluster does not answer a CephFS mount of the kernel",
      "zh-CN": "Ceph 集群不应答内核 CephFS 挂载"
    },
    "headline": {
      "en": "df hangs on {{target}}: the Ceph cluster behind {{device}} does not answer.",
      "zh-CN": "df 挂在 {{target}}：{{device}} 背后的 Ceph 集群不应答。"
    },
    "summary": {
      "en": "A CephFS mount asks three parties, and waits for each without an end: the monitors for statfs, a metadata server (MDS) for attributes and names, the OSDs for file data. Which one is silent is told by the waiters: df that sleeps in state S in ceph_monc_do_statfs waits for the monitors, ls and stat in D in ceph_mdsc_do_request for the MDS. Both end on a signal, so the hung-task watchdog names neither. A client that was evicted is no such case: its calls end with errors.",
      "zh-CN": "CephFS 挂载会询问三方，且每次等待都没有期限：statfs 问 monitor，属性与名字问元数据服务器（MDS），文件数据问 OSD。 等待者能说明是哪一方无响应：以 S 状态睡在 ceph_monc_do_statfs 的 df 等的是 monitor，以 D 状态睡在 ceph_mdsc_do_request 的 ls、stat 等的是 MDS。两者都可被信号结束，所以 hung-task 检测都不会报告。被驱逐的客户端不属于此类：其调用会报错返回。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "hangingMounts.filter(h, h.families.exists(f, f == 'ceph') && h.basis != 'candidate').map(h, h.target) + hangingMounts.filter(h, h.families.exists(f, f == 'ceph')).map(h, h.target)",
        "default": "MOUNTPOINT"
      },
      "device": {
        "see": "hangingMounts.filter(h, h.families.exists(f, f == 'ceph') && h.basis != 'candidate').map(h, h.device) + hangingMounts.filter(h, h.families.exists(f, f == 'ceph')).map(h, h.device)",
        "default": "DEVICE"
      },
      "pids": {
        "see": "waits.filter(w, w.family == 'ceph' && w.role == 'victim' && !w.kernelThread && !w.momentary).map(w, w.pid)",
        "default": "PID-OF-A-WAITER"
      }
    },
    "signals": {
      "stackWait": {
        "see": "waits.filter(w, w.family == 'ceph' && w.basis == 'stack' && !w.momentary && w.role != 'mount-helper' && !w.kernelThread)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the Ceph cluster",
          "zh-CN": "{{comm}}（{{pid}}）在等待 Ceph 集群"
        },
        "limit": 6
      },
      "lastingWait": {
        "see": "waits.filter(w, w.family == 'ceph' && w.basis == 'stack' && !w.momentary && w.role != 'mount-helper' && !w.kernelThread && (w.blockedForSeconds >= 10 || w.report == 'hung-task' || (w.comm.re('^(df|ls|dir|stat|umount|touch|mkdir|rmdir|test|mountpoint|readlink|pwd)$') && (w.ageSeconds >= 5 || w.together >= 2))))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) has waited too long for an answer that was only slow",
          "zh-CN": "{{comm}}（{{pid}}）等待过久，不只是应答慢"
        },
        "limit": 2
      },
      "wchanWait": {
        "see": "waits.filter(w, w.family == 'ceph' && w.basis != 'stack' && !w.momentary && w.role != 'mount-helper' && !w.kernelThread)",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}}",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}"
        },
        "limit": 6
      },
      "longWait": {
        "see": "waits.filter(w, w.family == 'ceph' && !w.momentary && (w.blockedForSeconds >= 60 || (w.ageSeconds >= 60 && w.comm.re('^(df|ls|dir|stat|umount|touch|mkdir|rmdir|test|mountpoint|readlink|pwd)$'))))",
        "cite": "processRows",
        "says": {
          "en": "{{comm}} ({{pid}}) has run or been blocked for more than a minute, and waits",
          "zh-CN": "{{comm}}（{{pid}}）已运行或阻塞一分钟以上，仍在等待"
        },
        "limit": 2
      },
      "momentaryWait": {
        "see": "waits.filter(w, w.family == 'ceph' && w.momentary && w.role != 'mount-helper' && !w.kernelThread)",
        "says": {
          "en": "{{comm}} ({{pid}}) had a request under way; whether for a moment or for good, one look cannot tell",
          "zh-CN": "{{comm}}（{{pid}}）有一个请求正在途中；是片刻还是不再返回，单凭一次查看无法断定"
        },
        "limit": 3
      },
      "mounted": {
        "see": "hangingMounts.filter(h, h.families.exists(f, f == 'ceph'))",
        "says": {
          "en": "the mount that they wait for: {{device}} on {{target}}",
          "zh-CN": "它们所等待的挂载：{{target}} 上的 {{device}}"
        },
        "limit": 2
      },
      "dfPassed": {
        "see": "diskUsage.filter(u, hangingMounts.exists(h, h.type == 'ceph' && h.target == u.target))",
        "role": "against",
        "says": {
          "en": "a df in this bundle got its answer from {{target}}",
          "zh-CN": "本包中的 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      },
      "monWait": {
        "see": "waits.filter(w, w.family == 'ceph' && !w.momentary && (w.call == 'statfs' || w.anchor.re('^(ceph_monc_|wait_generic_request)')))",
        "says": {
          "en": "{{comm}} ({{pid}}) asks the monitors how full the cluster is",
          "zh-CN": "{{comm}}（{{pid}}）在向 monitor 询问集群用量"
        },
        "limit": 2
      },
      "mdsWait": {
        "see": "waits.filter(w, w.family == 'ceph' && !w.momentary && w.anchor.re('^(ceph_mdsc_|flush_mdlog|wait_unsafe|wait_caps|try_get_cap|ceph_get_caps|ceph_lock)'))",
        "says": {
          "en": "{{comm}} ({{pid}}) has a request with the metadata server, or waits for its leave (caps)",
          "zh-CN": "{{comm}}（{{pid}}）有请求在元数据服务器手中，或在等待其授权（caps）"
        },
        "limit": 2
      },
      "monLost": {
        "see": "logSigns.filter(s, s.topic == 'ceph-mon-lost' && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "the client lost its monitor ({{subject}}), and no session was established after that",
          "zh-CN": "客户端失去了 monitor（{{subject}}），其后没有再建立会话"
        },
        "limit": 2
      },
      "mdsLost": {
        "see": "logSigns.filter(s, s.topic == 'ceph-mds-lost' && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "the metadata server {{subject}} hung or closed the connection, by the log",
          "zh-CN": "日志显示元数据服务器 {{subject}} 挂起或断开连接"
        },
        "limit": 2
      },
      "osdDown": {
        "see": "logSigns.filter(s, s.topic == 'ceph-osd-down' && !s.resolved && !s.earlierBoot)",
        "role": "context",
        "says": {
          "en": "{{subject}} is down, as the cluster itself says",
          "zh-CN": "集群自己报告 {{subject}} 已下线"
        },
        "limit": 2
      },
      "osdLost": {
        "see": "logSigns.filter(s, (s.topic == 'ceph-osd-down' || s.topic == 'ceph-osd-lost') && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "{{subject}} is down or unreachable, by the log",
          "zh-CN": "日志显示 {{subject}} 已下线或不可达"
        },
        "limit": 3
      },
      "recovered": {
        "see": "logSigns.filter(s, (s.topic == 'ceph-mon-lost' || s.topic == 'ceph-mds-lost') && s.resolved && !s.earlierBoot)",
        "cite": "seenAt",
        "role": "against",
        "says": {
          "en": "the client is connected to {{subject}} again",
          "zh-CN": "客户端已重新连上 {{subject}}"
        },
        "limit": 1
      },
      "evicted": {
        "see": "logSigns.filter(s, s.topic == 'ceph-evicted' && !s.earlierBoot)",
        "role": "against",
        "says": {
          "en": "this client was evicted ({{subject}}): its calls end with an error",
          "zh-CN": "此客户端已被驱逐（{{subject}}）：其调用以错误返回"
        },
        "limit": 1
      },
      "deadSocket": {
        "see": "sockets.filter(s, s.remote.re(':(6789|3300|68[0-9][0-9]|7[0-3][0-9][0-9])$') && (s.state == 'SYN-SENT' || s.retries >= 3))",
        "says": {
          "en": "the connection to {{remote}} gets no answer ({{state}})",
          "zh-CN": "到 {{remote}} 的连接得不到应答（{{state}}）"
        },
        "limit": 2
      },
      "audited": {
        "see": "waits.filter(w, w.family == 'ceph' && !w.momentary && w.via == 'audit')",
        "says": {
          "en": "audit made {{comm}} ({{pid}}) ask for security.capability, which is asked of the cluster too",
          "zh-CN": "审计使 {{comm}}（{{pid}}）读取 security.capability，这也要询问集群"
        },
        "limit": 1
      },
      "detachedWait": {
        "see": "waits.filter(w, w.family == 'ceph' && w.basis == 'stack' && !w.momentary && w.target == '' && w.candidates.size() == 0 && mounts.exists(m, m.table != 'fstab'))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for a mount that no table has any more",
          "zh-CN": "{{comm}}（{{pid}}）在等待一个挂载表中已不存在的挂载"
        },
        "limit": 2
      },
      "collectorGaveUp": {
        "see": "timeouts.filter(t, t.command.re('^(/[^ ]{1,40}/)?(df|findmnt|lsof|stat|umount)( |$)'))",
        "says": {
          "en": "the collecting tool gave up on {{command}}",
          "zh-CN": "收集工具放弃了 {{command}}"
        },
        "limit": 2
      },
      "lingering": {
        "see": "lingeringCommands.filter(l, l.sleepsIn == '')",
        "says": {
          "en": "{{command}} ({{pid}}) has run for {{ageSeconds}} s; where it sleeps is not known",
          "zh-CN": "{{command}}（{{pid}}）已运行 {{ageSeconds}} 秒；睡在何处未知"
        },
        "limit": 2
      },
      "ourMount": {
        "see": "mounts.filter(m, m.type == 'ceph' && m.table != 'fstab')",
        "role": "context",
        "says": {
          "en": "{{device}} is mounted on {{target}}",
          "zh-CN": "{{device}} 挂载在 {{target}}"
        },
        "limit": 1
      },
      "otherWait": {
        "see": "waits.filter(w, !w.momentary && !(w.family == 'ceph'))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for something else",
          "zh-CN": "{{comm}}（{{pid}}）在等待别的东西"
        },
        "limit": 1
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: nobody waits for a Ceph cluster",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有任务在等待 Ceph 集群"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "(lastingWait && mounted && (monLost || mdsLost || osdDown || deadSocket || collectorGaveUp || longWait) && !dfPassed && !evicted) || (lastingWait && detachedWait && (monLost || mdsLost || osdLost) && !mounted)",
      "probable": "(lastingWait && mounted && !dfPassed) || (stackWait && mounted && (monLost || mdsLost) && !dfPassed && !recovered) || (lastingWait && (monLost || mdsLost || osdLost) && !mounted) || (wchanWait && mounted && (monLost || mdsLost || longWait || deadSocket || collectorGaveUp) && !dfPassed) || (collectorGaveUp && monLost && ourMount && !otherWait && !dfPassed)",
      "possible": "stackWait || wchanWait || momentaryWait || (monLost && ourMount) || (lingering && ourMount && !otherWait)"
    },
    "ruledOut": [
      {
        "when": "evicted && !stackWait && !wchanWait && !momentaryWait && !collectorGaveUp && !lingering",
        "because": {
          "en": "This client was evicted: its calls end with an error and do not hang. Mount again.",
          "zh-CN": "此客户端已被驱逐：其调用报错返回，并不挂起。请重新挂载。"
        }
      },
      {
        "when": "looked && !stackWait && !wchanWait && !momentaryWait && !(monLost && ourMount) && !(lingering && ourMount && !otherWait)",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for a Ceph cluster.",
          "zh-CN": "没有任务在等待 Ceph 集群。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "Monitors, metadata servers or OSDs of the cluster are down, without quorum, or unreachable.",
          "zh-CN": "集群的 monitor、MDS 或 OSD 下线、失去法定人数或不可达。"
        },
        "observed": "monLost || mdsLost || osdLost || deadSocket",
        "inferred": "stackWait || wchanWait"
      },
      {
        "claim": {
          "en": "The client keeps its requests, and sends them again to whoever takes over: it waits without an end.",
          "zh-CN": "客户端保留请求并向接管者重发：等待没有期限。"
        },
        "observed": "longWait",
        "inferred": "stackWait || wchanWait || monLost"
      },
      {
        "claim": {
          "en": "df asks the monitors (statfs) and the MDS (stat) for {{target}}, and sleeps there.",
          "zh-CN": "df 为 {{target}} 询问 monitor（statfs）与 MDS（stat），并睡在那里。"
        },
        "observed": "monWait || mdsWait || stackWait || wchanWait",
        "inferred": "collectorGaveUp || lingering"
      }
    ],
    "missing": [
      {
        "unless": "stackWait || !momentaryWait",
        "fact": {
          "en": "a second look at the waiting task",
          "zh-CN": "再次查看等待中的任务"
        },
        "why": {
          "en": "a request that is still there ten seconds later is not on its way",
          "zh-CN": "十秒之后仍在的请求就不是正在途中"
        },
        "command": "ps axo pid,state,wchan:32,lstart,args > /tmp/ps.1; sleep 10; ps axo pid,state,wchan:32,lstart,args > /tmp/ps.2; grep -hE \"^ *[0-9]+ D\" /tmp/ps.1 /tmp/ps.2 | sort | uniq -d"
      },
      {
        "unless": "stackWait",
        "fact": {
          "en": "kernel stacks of the waiting tasks",
          "zh-CN": "等待任务的内核栈"
        },
        "why": {
          "en": "they show which file system is asked",
          "zh-CN": "它们能说明请求的是哪个文件系统"
        },
        "command": "for p in $(pgrep -x df; pgrep -x ls; pgrep -x stat); do echo \"== $p\"; cat /proc/$p/comm /proc/$p/wchan /proc/$p/stack; done"
      },
      {
        "unless": "mounted || ourMount",
        "fact": {
          "en": "the mounts and their options",
          "zh-CN": "挂载及其选项"
        },
        "why": {
          "en": "whether there is such a mount at all, and how it is mounted",
          "zh-CN": "是否有此类挂载及其挂载方式"
        },
        "command": "cat /proc/self/mountinfo"
      },
      {
        "unless": "monLost || mdsLost || osdLost || deadSocket || evicted",
        "fact": {
          "en": "the kernel log and the state of the cluster",
          "zh-CN": "内核日志与集群状态"
        },
        "why": {
          "en": "they tell who is silent: monitors, MDS or OSDs",
          "zh-CN": "它们能说明无响应的是 monitor、MDS 还是 OSD"
        },
        "command": "dmesg -T | grep -E 'libceph|ceph:'; timeout 30 ceph -s; timeout 30 ceph health detail; timeout 30 ceph fs status"
      },
      {
        "unless": "!stackWait && !wchanWait",
        "fact": {
          "en": "what the client has under way",
          "zh-CN": "客户端正在进行的请求"
        },
        "why": {
          "en": "mdsc, osdc and monc list each request with the server that owes the answer; sos does not copy them",
          "zh-CN": "mdsc、osdc、monc 列出每个请求及应答它的服务器；sos 不收集"
        },
        "command": "timeout -s KILL 5 grep -H . /sys/kernel/debug/ceph/*/mdsc /sys/kernel/debug/ceph/*/osdc /sys/kernel/debug/ceph/*/monc /sys/kernel/debug/ceph/*/mds_sessions"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a build tree of Ceph, in a throw-away machine: start a small cluster and mount it.",
          "zh-CN": "在可丢弃机器上的 Ceph 构建目录中：启动小集群并挂载。"
        },
        "run": "MON=1 MDS=1 OSD=3 ../src/vstart.sh -n -d -x\nmkdir -p /mnt/unhang-lab; mount -t ceph :/ /mnt/unhang-lab -o name=admin,conf=$PWD/ceph.conf"
      },
      {
        "do": {
          "en": "Stop the MDS, then the monitor: ls waits for the one, df for the other.",
          "zh-CN": "先停住 MDS，再停住 monitor：ls 等前者，df 等后者。"
        },
        "run": "pkill -STOP -x ceph-mds; ls -l /mnt/unhang-lab & sleep 2; cat /proc/$!/wchan; pkill -STOP -x ceph-mon; df /mnt/unhang-lab & sleep 2; ps -o state,wchan:24 -p $!"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "pkill -CONT -x ceph-mon; pkill -CONT -x ceph-mds; sleep 5; umount /mnt/unhang-lab; ../src/stop.sh; rmdir /mnt/unhang-lab",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See the other file systems at once. df of coreutils 8.21 to 8.27 (RHEL 7 has 8.22) may ask excluded types all the same and hang: name the mount points there, as in df -h / /var.",
          "zh-CN": "立即查看其他文件系统。coreutils 8.21 至 8.27 的 df（RHEL 7 为 8.22）仍可能查询被排除的类型而挂起：此时请写明挂载点，例如 df -h / /var。"
        },
        "run": "df -h -x ceph",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Bring the quorum of monitors, the MDS or the OSDs back: all who wait go on by themselves, and nothing is lost.",
          "zh-CN": "恢复 monitor 法定人数、MDS 或 OSD：所有等待者自行继续，不会丢失任何内容。"
        },
        "run": "timeout 30 ceph -s; timeout 30 ceph health detail",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Kill the waiters: these waits end on a signal. What they had not yet written is lost.",
          "zh-CN": "结束等待者：这类等待可被信号结束。其尚未写入的内容会丢失。"
        },
        "run": "kill -9 {{pids*}}",
        "risk": "medium",
        "undo": {
          "en": "start the programs again",
          "zh-CN": "重新启动这些程序"
        },
        "when": "stackWait || wchanWait"
      },
      {
        "do": {
          "en": "Abort the requests of this mount, then take it away: all waiters get an error, unwritten data is lost.",
          "zh-CN": "中止该挂载的请求并将其移除：所有等待者得到错误，未写入的数据会丢失。"
        },
        "run": "timeout -s KILL 30 umount -f {{target}}; umount -l {{target}}",
        "risk": "high",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        },
        "when": "mounted"
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Mend the cluster or the network to it: an odd number of monitors, a standby MDS, and the network that all of them share with this host.",
          "zh-CN": "修复集群或到它的网络：奇数个 monitor、备用 MDS，以及它们与本机之间的网络。"
        }
      },
      {
        "do": {
          "en": "Let the client recover by itself after an eviction: mount with recover_session=clean; open files of that time are lost.",
          "zh-CN": "让客户端在被驱逐后自行恢复：以 recover_session=clean 挂载；当时打开的文件会失效。"
        },
        "run": "grep -nE \"[[:space:]]ceph[[:space:]]\" /etc/fstab"
      },
      {
        "do": {
          "en": "Let monitoring and scripts leave network mounts out, or ask with a time limit.",
          "zh-CN": "让监控与脚本跳过网络挂载，或带超时查询。"
        },
        "run": "df -h -x ceph"
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The mount answers.",
          "zh-CN": "挂载能够应答。"
        },
        "run": "timeout -s KILL 5 stat -f -- {{target}}; echo $?",
        "expect": {
          "en": "not 124 and not 137; a command that never returns says that it still hangs",
          "zh-CN": "不是 124 也不是 137；若命令一直不返回，说明仍在挂起"
        },
        "held": "passed",
        "broken": "stillWaits"
      },
      {
        "do": {
          "en": "Nobody waits for it any more.",
          "zh-CN": "不再有任务等待它。"
        },
        "run": "ps axo pid,state,wchan:32,args | grep -E \"^ *[0-9]+ D\"",
        "expect": {
          "en": "no line",
          "zh-CN": "没有输出"
        },
        "held": "looked && !stillWaits",
        "broken": "stillWaits"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, w.family == 'ceph' && !w.momentary && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在 {{target}} 上等待"
        },
        "limit": 3
      },
      "passed": {
        "see": "diskUsage.filter(u, u.target in before.target)",
        "says": {
          "en": "a df got an answer from {{target}}",
          "zh-CN": "某次 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      }
    },
    "references": [
      {
        "title": "CephFS: troubleshooting",
        "url": "https://docs.ceph.com/en/latest/cephfs/troubleshooting/"
      },
      {
        "title": "mount.ceph(8)",
        "url": "https://docs.ceph.com/en/latest/man/8/mount.ceph/"
      },
      {
        "title": "CephFS: evicted clients",
        "url": "https://docs.ceph.com/en/latest/cephfs/eviction/"
      },
      {
        "title": "ceph-devel, 2019-12-02: a thread of a CephFS client hung for days",
        "url": "https://lore.kernel.org/ceph-devel/e81c2147-f2f0-bcc3-87fd-ec2fc1554c3c@gmx.com/"
      }
    ]
  },
  {
    "id": "cifs-server-gone",
    "severity": "high",
    "title": {
      "en": "An SMB server does not answer a CIFS mount",
      "zh-CN": "SMB 服务器不应答 CIFS 挂载"
    },
    "headline": {
      "en": "df hangs on {{target}}: the SMB server of {{device}} does not answer.",
      "zh-CN": "df 挂在 {{target}}：{{device}} 的 SMB 服务器不应答。"
    },
    "summary": {
      "en": "The client waits for a server that is silent, and asks for an echo meanwhile: after three intervals without one (180 s by default, two intervals and 120 s on older kernels) it makes the connection anew. A soft mount, the default, then ends every call with \"Host is down\", so its df returns after some minutes, or seconds later on. Whoever waits for longer is on a hard mount, or stands behind the lock of a reconnection that does not come to an end.",
      "zh-CN": "客户端在等待无响应的服务器，同时发送 echo：连续三个间隔没有应答（默认 180 秒；旧内核为两个间隔即 120 秒）后重建连接。 soft 挂载（默认）此后让每次调用以 \"Host is down\" 返回，因此 df 几分钟后会返回，之后只需几秒。等待更久的任务要么在 hard 挂载上， 要么排在一次始终没有完成的重连所持的锁之后。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "hangingMounts.filter(h, h.families.exists(f, f == 'cifs') && h.basis != 'candidate').map(h, h.target) + hangingMounts.filter(h, h.families.exists(f, f == 'cifs')).map(h, h.target)",
        "default": "MOUNTPOINT"
      },
      "device": {
        "see": "hangingMounts.filter(h, h.families.exists(f, f == 'cifs') && h.basis != 'candidate').map(h, h.device) + hangingMounts.filter(h, h.families.exists(f, f == 'cifs')).map(h, h.device)",
        "default": "DEVICE"
      },
      "pids": {
        "see": "waits.filter(w, w.family == 'cifs' && w.role == 'victim' && !w.kernelThread && !w.momentary).map(w, w.pid)",
        "default": "PID-OF-A-WAITER"
      }
    },
    "signals": {
      "stackWait": {
        "see": "waits.filter(w, w.family == 'cifs' && w.basis == 'stack' && !w.momentary && w.role != 'mount-helper' && !w.kernelThread)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the SMB server's answer",
          "zh-CN": "{{comm}}（{{pid}}）在等待 SMB 服务器的应答"
        },
        "limit": 6
      },
      "lastingWait": {
        "see": "waits.filter(w, w.family == 'cifs' && w.basis == 'stack' && !w.momentary && w.role != 'mount-helper' && !w.kernelThread && (w.blockedForSeconds >= 10 || w.report == 'hung-task' || (w.comm.re('^(df|ls|dir|stat|umount|touch|mkdir|rmdir|test|mountpoint|readlink|pwd)$') && (w.ageSeconds >= 5 || w.together >= 2))))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) has waited too long for an answer that was only slow",
          "zh-CN": "{{comm}}（{{pid}}）等待过久，不只是应答慢"
        },
        "limit": 2
      },
      "wchanWait": {
        "see": "waits.filter(w, w.family == 'cifs' && w.basis != 'stack' && !w.momentary && w.role != 'mount-helper' && !w.kernelThread)",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}}",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}"
        },
        "limit": 6
      },
      "longWait": {
        "see": "waits.filter(w, w.family == 'cifs' && !w.momentary && (w.blockedForSeconds >= 60 || (w.ageSeconds >= 60 && w.comm.re('^(df|ls|dir|stat|umount|touch|mkdir|rmdir|test|mountpoint|readlink|pwd)$'))))",
        "cite": "processRows",
        "says": {
          "en": "{{comm}} ({{pid}}) has run or been blocked for more than a minute, and waits",
          "zh-CN": "{{comm}}（{{pid}}）已运行或阻塞一分钟以上，仍在等待"
        },
        "limit": 2
      },
      "momentaryWait": {
        "see": "waits.filter(w, w.family == 'cifs' && w.momentary && w.role != 'mount-helper' && !w.kernelThread)",
        "says": {
          "en": "{{comm}} ({{pid}}) had a request under way; whether for a moment or for good, one look cannot tell",
          "zh-CN": "{{comm}}（{{pid}}）有一个请求正在途中；是片刻还是不再返回，单凭一次查看无法断定"
        },
        "limit": 3
      },
      "mounted": {
        "see": "hangingMounts.filter(h, h.families.exists(f, f == 'cifs'))",
        "says": {
          "en": "the mount that they wait for: {{device}} on {{target}}",
          "zh-CN": "它们所等待的挂载：{{target}} 上的 {{device}}"
        },
        "limit": 2
      },
      "dfPassed": {
        "see": "diskUsage.filter(u, hangingMounts.exists(h, h.type.re('^(cifs|smb3|smbfs)$') && h.target == u.target))",
        "role": "against",
        "says": {
          "en": "a df in this bundle got its answer from {{target}}",
          "zh-CN": "本包中的 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      },
      "briefWait": {
        "see": "waits.filter(w, w.family == 'cifs' && w.basis == 'stack' && !w.momentary && !w.kernelThread && w.comm.re('^(df|ls|dir|stat|umount|touch|mkdir|rmdir|test|mountpoint|readlink|pwd)$'))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) ends at once where the server answers",
          "zh-CN": "若服务器应答，{{comm}}（{{pid}}）会立即结束"
        },
        "limit": 2
      },
      "reconnecting": {
        "see": "waits.filter(w, w.family == 'cifs' && w.anchor.re('^_{0,2}(smb2_reconnect|cifs_reconnect_tcon|cifs_mark_open_files_invalid|open_shroot|open_cached_dir)'))",
        "says": {
          "en": "{{comm}} ({{pid}}) stands in {{anchor}}: the connection was lost and is being made anew",
          "zh-CN": "{{comm}}（{{pid}}）停在 {{anchor}}：连接已断开，正在重建"
        },
        "limit": 3
      },
      "worker": {
        "see": "tasks.filter(t, t.frames.exists(f, f.reliable && f.function.re('^smb2_reconnect_server$|^cifs_echo_request$')))",
        "says": {
          "en": "{{comm}} ({{pid}}), the worker that reconnects, is stuck itself",
          "zh-CN": "负责重连的 {{comm}}（{{pid}}）自己也被卡住"
        },
        "limit": 2
      },
      "silent": {
        "see": "logSigns.filter(s, s.topic == 'cifs-not-responding' && !s.earlierBoot && hangingMounts.exists(h, h.type.re('^(cifs|smb3|smbfs)$') && (s.subject == '' || h.device.startsWith('//' + s.subject + '/'))))",
        "says": {
          "en": "the kernel: SMB server {{subject}} has not responded",
          "zh-CN": "内核报告：SMB 服务器 {{subject}} 没有响应"
        },
        "limit": 2
      },
      "silentServer": {
        "see": "logSigns.filter(s, s.topic == 'cifs-not-responding' && !s.earlierBoot)",
        "says": {
          "en": "SMB server {{subject}} did not respond, by the log",
          "zh-CN": "日志显示 SMB 服务器 {{subject}} 曾无响应"
        },
        "limit": 2
      },
      "sessionFailed": {
        "see": "logSigns.filter(s, (s.topic == 'cifs-session-failed' || s.topic == 'cifs-reconnect') && !s.earlierBoot)",
        "says": {
          "en": "the kernel could not connect to the server again",
          "zh-CN": "内核未能重新连上服务器"
        },
        "limit": 2
      },
      "deadSocket": {
        "see": "sockets.filter(s, s.remote.re(':(445|139|microsoft-ds|netbios-ssn)$') && (s.state == 'SYN-SENT' || s.retries >= 3))",
        "says": {
          "en": "the connection to {{remote}} gets no answer ({{state}})",
          "zh-CN": "到 {{remote}} 的连接得不到应答（{{state}}）"
        },
        "limit": 2
      },
      "hardMount": {
        "see": "mounts.filter(m, m.type.re('^(cifs|smb3|smbfs)$') && m.table != 'fstab' && 'hard' in m.options && hangingMounts.exists(h, h.target == m.target))",
        "says": {
          "en": "{{target}} is a hard mount: it asks for ever",
          "zh-CN": "{{target}} 是 hard 挂载：会无限重试"
        },
        "limit": 1
      },
      "softMount": {
        "see": "mounts.filter(m, m.type.re('^(cifs|smb3|smbfs)$') && m.table != 'fstab' && 'soft' in m.options && hangingMounts.exists(h, h.target == m.target))",
        "role": "against",
        "says": {
          "en": "{{target}} is a soft mount: its calls should end with an error after some minutes",
          "zh-CN": "{{target}} 是 soft 挂载：其调用应在几分钟后以错误返回"
        },
        "limit": 1
      },
      "pastSoft": {
        "see": "waits.filter(w, w.family == 'cifs' && !w.momentary && (w.blockedForSeconds >= 240 || (w.ageSeconds >= 240 && w.comm.re('^(df|ls|dir|stat|umount|touch|mkdir|rmdir|test|mountpoint|readlink|pwd)$'))))",
        "cite": "processRows",
        "says": {
          "en": "{{comm}} ({{pid}}) has waited for longer than three echo intervals",
          "zh-CN": "{{comm}}（{{pid}}）的等待已超过三个 echo 间隔"
        },
        "limit": 2
      },
      "detachedWait": {
        "see": "waits.filter(w, w.family == 'cifs' && w.basis == 'stack' && !w.momentary && w.target == '' && w.candidates.size() == 0 && mounts.exists(m, m.table != 'fstab'))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for a mount that no table has any more",
          "zh-CN": "{{comm}}（{{pid}}）在等待一个挂载表中已不存在的挂载"
        },
        "limit": 2
      },
      "errorsOut": {
        "see": "unreachableMounts.filter(u, u.why.re('^(Host is down|Resource temporarily unavailable|主机关闭)'))",
        "says": {
          "en": "{{by}} was told about {{target}}: {{why}}; that is an error, not a hang",
          "zh-CN": "{{by}} 得到了 {{target}} 的错误：{{why}}；这是报错，而非挂起"
        },
        "limit": 2
      },
      "collectorGaveUp": {
        "see": "timeouts.filter(t, t.command.re('^(/[^ ]{1,40}/)?(df|findmnt|lsof|stat|umount)( |$)'))",
        "says": {
          "en": "the collecting tool gave up on {{command}}",
          "zh-CN": "收集工具放弃了 {{command}}"
        },
        "limit": 2
      },
      "lingering": {
        "see": "lingeringCommands.filter(l, l.sleepsIn == '')",
        "says": {
          "en": "{{command}} ({{pid}}) has run for {{ageSeconds}} s; where it sleeps is not known",
          "zh-CN": "{{command}}（{{pid}}）已运行 {{ageSeconds}} 秒；睡在何处未知"
        },
        "limit": 2
      },
      "ourMount": {
        "see": "mounts.filter(m, m.type.re('^(cifs|smb3|smbfs)$') && m.table != 'fstab')",
        "role": "context",
        "says": {
          "en": "{{device}} is mounted on {{target}}",
          "zh-CN": "{{device}} 挂载在 {{target}}"
        },
        "limit": 1
      },
      "otherWait": {
        "see": "waits.filter(w, !w.momentary && !(w.family == 'cifs'))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for something else",
          "zh-CN": "{{comm}}（{{pid}}）在等待别的东西"
        },
        "limit": 1
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: nobody waits for an SMB server",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有任务在等待 SMB 服务器"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "(lastingWait && mounted && (reconnecting || worker || deadSocket || collectorGaveUp || longWait) && !dfPassed) || (lastingWait && detachedWait && silentServer && !mounted)",
      "probable": "(lastingWait && mounted && !dfPassed) || (briefWait && mounted && silent && !dfPassed) || (stackWait && mounted && reconnecting && !dfPassed) || (lastingWait && reconnecting && !mounted) || (wchanWait && mounted && (silent || reconnecting || longWait || deadSocket || collectorGaveUp) && !dfPassed) || (collectorGaveUp && silentServer && ourMount && !otherWait && !dfPassed)",
      "possible": "stackWait || wchanWait || momentaryWait || errorsOut || (lingering && ourMount && !otherWait) || silentServer"
    },
    "ruledOut": [
      {
        "when": "looked && silentServer && !stackWait && !wchanWait && !momentaryWait && !errorsOut && !collectorGaveUp && !lingering",
        "byAbsence": true,
        "because": {
          "en": "An SMB server did not respond at some time, and nobody waits for it now.",
          "zh-CN": "某台 SMB 服务器曾无响应，现在没有任务在等待它。"
        }
      },
      {
        "when": "looked && !silentServer && !stackWait && !wchanWait && !momentaryWait && !errorsOut && !(lingering && ourMount && !otherWait)",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for an SMB server.",
          "zh-CN": "没有任务在等待 SMB 服务器。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "The SMB server of {{device}} is silent: it is down, unreachable, or its service hangs.",
          "zh-CN": "{{device}} 的 SMB 服务器无响应：已宕机、不可达，或其服务挂起。"
        },
        "observed": "silent || silentServer || deadSocket || errorsOut",
        "inferred": "stackWait || wchanWait"
      },
      {
        "claim": {
          "en": "The client has given the connection up and makes a new one; who needs it queues up behind that.",
          "zh-CN": "客户端已放弃该连接并重建，需要它的任务都排在其后。"
        },
        "observed": "reconnecting || worker || sessionFailed",
        "inferred": "stackWait || wchanWait"
      },
      {
        "claim": {
          "en": "The wait does not end by itself: the mount is hard, or the reconnection is stuck.",
          "zh-CN": "等待不会自行结束：挂载为 hard，或重连被卡住。"
        },
        "observed": "hardMount || pastSoft || worker",
        "inferred": "(lastingWait || wchanWait) && !errorsOut"
      },
      {
        "claim": {
          "en": "df asks every mount in turn and stops at {{target}}.",
          "zh-CN": "df 逐个查询挂载，停在 {{target}}。"
        },
        "observed": "stackWait || wchanWait",
        "inferred": "collectorGaveUp || lingering || errorsOut"
      }
    ],
    "missing": [
      {
        "unless": "stackWait || !momentaryWait",
        "fact": {
          "en": "a second look at the waiting task",
          "zh-CN": "再次查看等待中的任务"
        },
        "why": {
          "en": "a request that is still there ten seconds later is not on its way",
          "zh-CN": "十秒之后仍在的请求就不是正在途中"
        },
        "command": "ps axo pid,state,wchan:32,lstart,args > /tmp/ps.1; sleep 10; ps axo pid,state,wchan:32,lstart,args > /tmp/ps.2; grep -hE \"^ *[0-9]+ D\" /tmp/ps.1 /tmp/ps.2 | sort | uniq -d"
      },
      {
        "unless": "stackWait",
        "fact": {
          "en": "kernel stacks of the waiting tasks",
          "zh-CN": "等待任务的内核栈"
        },
        "why": {
          "en": "they show which file system is asked",
          "zh-CN": "它们能说明请求的是哪个文件系统"
        },
        "command": "for p in $(pgrep -x df; pgrep -x ls; pgrep -x stat); do echo \"== $p\"; cat /proc/$p/comm /proc/$p/wchan /proc/$p/stack; done"
      },
      {
        "unless": "mounted || ourMount",
        "fact": {
          "en": "the mounts and their options",
          "zh-CN": "挂载及其选项"
        },
        "why": {
          "en": "whether there is such a mount at all, and how it is mounted",
          "zh-CN": "是否有此类挂载及其挂载方式"
        },
        "command": "cat /proc/self/mountinfo"
      },
      {
        "unless": "silent || deadSocket",
        "fact": {
          "en": "the kernel log and the connections to the server",
          "zh-CN": "内核日志与到服务器的连接"
        },
        "why": {
          "en": "they show whether the server is silent, and whether it is so still",
          "zh-CN": "它们能说明服务器是否无响应、是否仍然如此"
        },
        "command": "dmesg -T | grep -i 'cifs'; ss -tnop '( dport = :445 or dport = :139 )'"
      },
      {
        "unless": "!stackWait && !wchanWait",
        "fact": {
          "en": "what the CIFS client has under way",
          "zh-CN": "CIFS 客户端正在进行的请求"
        },
        "why": {
          "en": "it lists each server with its state, its reconnections and the requests that wait; sos does not copy it",
          "zh-CN": "它列出每台服务器的状态、重连次数及等待中的请求；sos 不收集"
        },
        "command": "timeout -s KILL 5 cat /proc/fs/cifs/DebugData /proc/fs/cifs/Stats"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine with samba: mount a share of its own, with a short echo interval.",
          "zh-CN": "在装有 samba 的可丢弃机器上：挂载自身的共享，echo 间隔设短。"
        },
        "run": "mkdir -p /srv/unhang-lab /mnt/unhang-lab\nprintf '[global]\\nmap to guest = Bad User\\n[lab]\\npath = /srv/unhang-lab\\nguest ok = yes\\n' > /tmp/unhang-smb.conf\nsmbd -D -s /tmp/unhang-smb.conf\nmount -t cifs -o guest,hard,echo_interval=1 //127.0.0.1/lab /mnt/unhang-lab"
      },
      {
        "do": {
          "en": "Stop the server, and watch it hang.",
          "zh-CN": "停住服务器，观察挂起。"
        },
        "run": "pkill -STOP -f unhang-smb.conf; df /mnt/unhang-lab & sleep 8; cat /proc/$!/wchan; dmesg | tail -n 2"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "pkill -CONT -f unhang-smb.conf; sleep 3; umount /mnt/unhang-lab; pkill -f unhang-smb.conf; rm /tmp/unhang-smb.conf; rmdir /mnt/unhang-lab /srv/unhang-lab",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See the other file systems at once. df of coreutils 8.21 to 8.27 (RHEL 7 has 8.22) may ask excluded types all the same and hang: name the mount points there, as in df -h / /var.",
          "zh-CN": "立即查看其他文件系统。coreutils 8.21 至 8.27 的 df（RHEL 7 为 8.22）仍可能查询被排除的类型而挂起：此时请写明挂载点，例如 df -h / /var。"
        },
        "run": "df -h -x cifs -x smb3",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Bring the server, its SMB service or the way to it back: all who wait go on by themselves.",
          "zh-CN": "恢复服务器、其 SMB 服务或到它的网络：所有等待者自行继续。"
        },
        "run": "ss -tnop '( dport = :445 or dport = :139 )'; dmesg -T | grep -i cifs | tail -n 20",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Take the mount out of the way: nobody new gets stuck. Those who wait stay.",
          "zh-CN": "把该挂载移开：不再有新的任务被卡住，已在等待的任务仍会等待。"
        },
        "run": "timeout -s KILL 30 umount -l {{target}}",
        "risk": "medium",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        },
        "when": "mounted"
      },
      {
        "do": {
          "en": "Kill the waiters. Those in wait_for_response die; those behind the lock of a reconnection do not. What they had not yet written is lost.",
          "zh-CN": "结束等待者。睡在 wait_for_response 的可以结束，排在重连锁之后的不能。其尚未写入的内容会丢失。"
        },
        "run": "kill -9 {{pids*}}",
        "risk": "medium",
        "undo": {
          "en": "start the programs again",
          "zh-CN": "重新启动这些程序"
        },
        "when": "stackWait || wchanWait"
      },
      {
        "do": {
          "en": "Make the kernel end the requests of this mount; what was not written is lost.",
          "zh-CN": "让内核结束该挂载的请求；未写入的内容会丢失。"
        },
        "run": "timeout -s KILL 30 umount -f {{target}}",
        "risk": "high",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        },
        "when": "mounted"
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Mend the server, its SMB service or the network.",
          "zh-CN": "修复服务器、其 SMB 服务或网络。"
        }
      },
      {
        "do": {
          "en": "Mount soft, and with a shorter echo_interval (seconds, 60 by default): a dead server is then noticed after three times that.",
          "zh-CN": "以 soft 挂载并缩短 echo_interval（秒，默认 60）：服务器失联会在其三倍时间后被发现。"
        },
        "run": "grep -nE \"[[:space:]](cifs|smb3)[[:space:]]\" /etc/fstab",
        "when": "hardMount"
      },
      {
        "do": {
          "en": "Where tasks stand behind cifs_mark_open_files_invalid: a deadlock of reconnections, mended by commit d46b0da7a33d. Ask in the changelog of your vendor's kernel for it.",
          "zh-CN": "若任务停在 cifs_mark_open_files_invalid：这是重连时的死锁，由提交 d46b0da7a33d 修复。请在厂商内核的 changelog 中查询。"
        },
        "run": "rpm -q --changelog kernel-core-$(uname -r) 2>/dev/null | grep -i 'cifs.*deadlock'",
        "since": {
          "en": "Linux 5.4",
          "zh-CN": "Linux 5.4"
        }
      },
      {
        "do": {
          "en": "Mount on demand: options _netdev,x-systemd.automount,x-systemd.idle-timeout=10min in /etc/fstab, or autofs.",
          "zh-CN": "按需挂载：在 /etc/fstab 中使用 _netdev,x-systemd.automount,x-systemd.idle-timeout=10min，或使用 autofs。"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The mount answers.",
          "zh-CN": "挂载能够应答。"
        },
        "run": "timeout -s KILL 5 stat -f -- {{target}}; echo $?",
        "expect": {
          "en": "not 124 and not 137; a command that never returns says that it still hangs",
          "zh-CN": "不是 124 也不是 137；若命令一直不返回，说明仍在挂起"
        },
        "held": "passed",
        "broken": "stillWaits"
      },
      {
        "do": {
          "en": "Nobody waits for it any more.",
          "zh-CN": "不再有任务等待它。"
        },
        "run": "ps axo pid,state,wchan:32,args | grep -E \"^ *[0-9]+ D\"",
        "expect": {
          "en": "no line",
          "zh-CN": "没有输出"
        },
        "held": "looked && !stillWaits",
        "broken": "stillWaits"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, w.family == 'cifs' && !w.momentary && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在 {{target}} 上等待"
        },
        "limit": 3
      },
      "passed": {
        "see": "diskUsage.filter(u, u.target in before.target)",
        "says": {
          "en": "a df got an answer from {{target}}",
          "zh-CN": "某次 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      }
    },
    "references": [
      {
        "title": "mount.cifs(8): hard, soft, echo_interval",
        "url": "https://man7.org/linux/man-pages/man8/mount.cifs.8.html"
      },
      {
        "title": "linux-cifs: umount behind smb2_reconnect while the server is stopped",
        "url": "https://lore.kernel.org/linux-cifs/20231027134201.2595724-2-rickaran@axis.com/"
      },
      {
        "title": "linux-cifs: many processes end up in uninterruptible sleep accessing cifs mounts",
        "url": "https://lore.kernel.org/linux-cifs/325128ce-6ef7-9a18-a626-ee3505037c2c@prodrive-technologies.com/"
      },
      {
        "title": "cifs: Fix cifsInodeInfo lock_sem deadlock when reconnect occurs",
        "url": "https://git.kernel.org/linus/d46b0da7a33dd8c99d969834f682267a45444ab3"
      }
    ]
  },
  {
    "id": "disk-full",
    "severity": "low",
    "title": {
      "en": "A file system is full, which hangs nobody",
      "zh-CN": "文件系统已满，但没有任务挂起"
    },
    "headline": {
      "en": "Not a hang: df returned; {{target}} is full, and whoever writes there is refused.",
      "zh-CN": "不是挂起：df 已返回；{{target}} 已满，向其写入会被拒绝。"
    },
    "summary": {
      "en": "df answered for every mount; one of them has no blocks or no inodes left. A write to it fails at once (ENOSPC) and waits for nothing. What looks like a hang is a program that tries again and again: a log, a database, a login that cannot write its session. Use% is rounded up, so 100 % may leave a little, and root may still use what is reserved.",
      "zh-CN": "df 得到了每个挂载的应答；其中之一已没有空闲块或空闲 inode。向其写入会立即失败（ENOSPC），不会等待。看起来像挂起的，是反复重试的 程序：日志、数据库，或无法写入会话文件的登录。“已用%”向上取整，因此 100% 时可能仍有少量余量，root 也可能还能使用保留空间。"
    },
    "needs": [
      {
        "any": [
          "full-file-systems",
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "what df prints",
          "zh-CN": "df 的输出"
        },
        "why": {
          "en": "it shows what is full",
          "zh-CN": "它能显示哪里已满"
        },
        "command": "timeout -s KILL 20 df -l; timeout -s KILL 20 df -li"
      }
    ],
    "values": {
      "target": {
        "see": "fullFileSystems.filter(f, !f.image).map(f, f.target)",
        "default": "MOUNTPOINT"
      }
    },
    "signals": {
      "full": {
        "see": "fullFileSystems.filter(f, !f.image && !f.inodes)",
        "says": {
          "en": "{{device}} on {{target}} is full",
          "zh-CN": "{{target}}（{{device}}）已满"
        },
        "limit": 4
      },
      "fullInodes": {
        "see": "fullFileSystems.filter(f, !f.image && f.inodes)",
        "says": {
          "en": "all inodes of {{device}} on {{target}} are in use: no new files, however much space there is",
          "zh-CN": "{{target}}（{{device}}）的 inode 已全部用完：即使还有空间也无法新建文件"
        },
        "limit": 4
      },
      "writable": {
        "see": "fullFileSystems.filter(f, f.writable)",
        "role": "context",
        "says": {
          "en": "{{target}} is mounted for writing",
          "zh-CN": "{{target}} 以可写方式挂载"
        },
        "limit": 2
      },
      "image": {
        "see": "fullFileSystems.filter(f, f.image)",
        "role": "context",
        "says": {
          "en": "{{target}} shows 100 %, as an image that nobody writes to always does",
          "zh-CN": "{{target}} 显示 100%，只读镜像向来如此"
        },
        "limit": 2
      },
      "complaint": {
        "see": "logSigns.filter(s, s.topic.re('^(no-space|auditd-no-space)$') && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "{{by}} was refused: no space left on a device",
          "zh-CN": "{{by}} 的写入被拒绝：设备上没有剩余空间"
        },
        "limit": 3
      },
      "dfReturned": {
        "see": "members.filter(m, m.parser == 'df' && m.rows > 0)",
        "says": {
          "en": "df printed {{rows}} rows: it returned",
          "zh-CN": "df 输出了 {{rows}} 行：它返回了"
        },
        "limit": 1
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处"
        },
        "limit": 1
      },
      "asleep": {
        "see": "waits.filter(w, !w.momentary && w.family != 'mount-table')",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}}: that hangs, and no full disk explains it",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}：这是挂起，磁盘已满无法解释"
        },
        "limit": 3
      },
      "gaveUp": {
        "see": "timeouts.filter(t, t.by != 'timeout' && t.command.re('^(/[^ ]{1,40}/)?(df|stat|findmnt)( |$)'))",
        "role": "against",
        "says": {
          "en": "the collecting tool gave up on {{command}}",
          "zh-CN": "收集工具放弃了 {{command}}"
        },
        "limit": 1
      },
      "lingering": {
        "see": "lingeringCommands.filter(l, l.sleepsIn == '' && l.state != 'R')",
        "role": "against",
        "says": {
          "en": "{{command}} ({{pid}}) had run for {{ageSeconds}} s; where it sleeps is not known",
          "zh-CN": "{{command}}（{{pid}}）已运行 {{ageSeconds}} 秒；睡在何处未知"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "(full || fullInodes) && writable && complaint && dfReturned && !asleep && !gaveUp && !lingering",
      "possible": "full || fullInodes || complaint"
    },
    "ruledOut": [
      {
        "when": "image && !full && !fullInodes && !complaint",
        "because": {
          "en": "What shows 100 % are images that nobody writes to.",
          "zh-CN": "显示 100% 的只是不会有人写入的只读镜像。"
        }
      },
      {
        "when": "(dfReturned || (looked && !gaveUp)) && !full && !fullInodes && !complaint",
        "byAbsence": true,
        "because": {
          "en": "Neither df nor a program tells of a full file system.",
          "zh-CN": "df 与各程序都没有提到文件系统已满。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "{{target}} has no blocks or no inodes left.",
          "zh-CN": "{{target}} 已没有空闲块或空闲 inode。"
        },
        "observed": "full || fullInodes",
        "inferred": "complaint"
      },
      {
        "claim": {
          "en": "Whoever writes there is refused at once.",
          "zh-CN": "向其写入会立即被拒绝。"
        },
        "observed": "complaint",
        "inferred": "full || fullInodes"
      },
      {
        "claim": {
          "en": "Programs that try again for ever look hung; df itself returns.",
          "zh-CN": "不停重试的程序看起来像挂起；df 本身正常返回。"
        },
        "observed": "dfReturned && !gaveUp && !asleep",
        "inferred": "(full || fullInodes || complaint) && !gaveUp && !asleep"
      }
    ],
    "missing": [
      {
        "unless": "(full || fullInodes) && complaint",
        "fact": {
          "en": "which program is refused",
          "zh-CN": "哪个程序的写入被拒绝"
        },
        "why": {
          "en": "100 % is rounded up; a refusal is proof",
          "zh-CN": "100% 是向上取整；被拒绝才是证明"
        },
        "command": "journalctl -b --no-pager | grep -iE 'no space left|errno.?28' | tail -n 20; df -B1 {{target}}; df -i {{target}}"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine: fill a small tmpfs.",
          "zh-CN": "在可丢弃的机器上：写满一个小 tmpfs。"
        },
        "run": "mkdir -p /mnt/unhang-lab; mount -t tmpfs -o size=1m unhang /mnt/unhang-lab; cat /dev/zero > /mnt/unhang-lab/fill"
      },
      {
        "do": {
          "en": "df returns at once, and shows 100 %.",
          "zh-CN": "df 立即返回，显示 100%。"
        },
        "run": "df /mnt/unhang-lab"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "umount /mnt/unhang-lab; rmdir /mnt/unhang-lab",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See what takes the space.",
          "zh-CN": "查看空间被什么占用。"
        },
        "run": "du -x -d 2 -h {{target}} 2>/dev/null | sort -h | tail -n 20",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        },
        "when": "!fullInodes || full"
      },
      {
        "do": {
          "en": "See which folders hold the most files.",
          "zh-CN": "查看哪些目录的文件最多。"
        },
        "run": "du -x --inodes -d 3 {{target}} 2>/dev/null | sort -n | tail -n 20",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        },
        "when": "fullInodes"
      },
      {
        "do": {
          "en": "Find files that were deleted and are open still: their space comes back once their program is restarted.",
          "zh-CN": "查找已删除但仍被打开的文件：重启其程序后空间才会释放。"
        },
        "run": "timeout -s KILL 30 lsof -nP +L1 {{target}}",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Let the journal of systemd shrink to 200 MB, where it lies there; older messages are gone.",
          "zh-CN": "若 systemd 日志位于其中，将其缩减到 200 MB；更早的日志会丢失。"
        },
        "run": "journalctl --vacuum-size=200M",
        "risk": "low",
        "undo": {
          "en": "none: keep a copy first if it is needed",
          "zh-CN": "无法撤销：如有需要请先备份"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Give it room, or bound what fills it: log rotation, quotas, a file system of its own for whatever grows; and watch blocks and inodes both.",
          "zh-CN": "扩容，或限制占用者：日志轮转、配额、为会增长的数据使用独立文件系统；并同时监控块与 inode。"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "There is room again.",
          "zh-CN": "恢复了余量。"
        },
        "run": "df -h {{target}}; df -i {{target}}",
        "expect": {
          "en": "less than 95 % of both",
          "zh-CN": "两者都低于 95%"
        },
        "held": "hasRoom && !stillFull",
        "broken": "stillFull"
      }
    ],
    "after": {
      "hasRoom": {
        "see": "diskUsage.filter(u, u.usedPercent >= 0 && u.usedPercent < 100 && u.target in before.target)",
        "says": {
          "en": "{{target}} is at {{usedPercent}} %",
          "zh-CN": "{{target}} 已用 {{usedPercent}}%"
        },
        "limit": 2
      },
      "stillFull": {
        "see": "diskUsage.filter(u, u.usedPercent >= 100 && u.target in before.target)",
        "says": {
          "en": "{{target}} is at {{usedPercent}} %",
          "zh-CN": "{{target}} 已用 {{usedPercent}}%"
        },
        "limit": 2
      }
    },
    "references": [
      {
        "title": "df(1)",
        "url": "https://man7.org/linux/man-pages/man1/df.1.html"
      },
      {
        "title": "write(2): ENOSPC",
        "url": "https://man7.org/linux/man-pages/man2/write.2.html"
      }
    ]
  },
  {
    "id": "dm-suspended",
    "severity": "high",
    "title": {
      "en": "A device-mapper device is suspended, and all I/O to it waits",
      "zh-CN": "device-mapper 设备被挂起（suspend），对它的 I/O 全部在等待"
    },
    "headline": {
      "en": "I/O to {{target}} hangs: the device-mapper device {{name}} below it is suspended, and nobody resumes it.",
      "zh-CN": "{{target}} 的 I/O 挂起：其下的 device-mapper 设备 {{name}} 处于挂起（suspend）状态，无人恢复。"
    },
    "summary": {
      "en": "A suspended device-mapper device takes I/O and keeps it until somebody resumes it. LVM suspends for moments whenever it changes a volume (snapshot, pvmove, extension); one that was killed or got stuck half-way leaves the device suspended. Readers of what is not in the cache, writers and sync hang in state D and are reported as hung. Plain df often still answers, for its figures are in memory; df PATH and ls, which read the folder, may hang.",
      "zh-CN": "被挂起的 device-mapper 设备会收下 I/O 并一直扣住，直到有人恢复它。LVM 每次改动卷（快照、pvmove、扩容）都会短暂挂起设备； 若该命令中途被杀或卡住，设备就会停留在挂起状态。读取未缓存内容者、写入者和 sync 以 D 状态挂起，并被报告为挂起任务。 单独的 df 往往仍能返回，因为它的数字在内存里；而要读目录的 df PATH 与 ls 则可能挂起。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks",
          "dm-devices",
          "logical-volumes"
        ],
        "fact": {
          "en": "where tasks sleep and which devices are suspended",
          "zh-CN": "任务在何处睡眠以及哪些设备被挂起"
        },
        "why": {
          "en": "without these nothing can be seen of a suspended device",
          "zh-CN": "没有这些就看不到被挂起的设备"
        },
        "command": "dmsetup info -c; ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "waits.filter(w, w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs|freeze)$') && w.target != '' && dmDevices.exists(d, d.suspended && w.device == '/dev/mapper/' + d.name)).map(w, w.target) + waits.filter(w, !w.momentary && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs|freeze)$') && w.device.startsWith('/dev/mapper/') && w.target != '').map(w, w.target)",
        "default": "MOUNTPOINT"
      },
      "name": {
        "see": "dmDevices.exists(d, d.suspended) ? dmDevices.filter(d, d.suspended).map(d, d.name) : waits.filter(w, !w.momentary && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs|freeze)$') && w.device.startsWith('/dev/mapper/')).map(w, w.device)",
        "default": "NAME-OF-THE-DEVICE"
      }
    },
    "signals": {
      "waitsOnIt": {
        "see": "waits.filter(w, w.basis == 'stack' && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs|freeze)$') && dmDevices.exists(d, d.suspended && w.device == '/dev/mapper/' + d.name))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for {{device}}, which is suspended",
          "zh-CN": "{{comm}}（{{pid}}）在等待已被挂起的 {{device}}"
        },
        "limit": 5
      },
      "waitsOnItByName": {
        "see": "waits.filter(w, w.basis != 'stack' && !w.momentary && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs|freeze)$') && dmDevices.exists(d, d.suspended && w.device == '/dev/mapper/' + d.name))",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}}, and its mount is on {{device}}",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}，其挂载位于 {{device}}"
        },
        "limit": 4
      },
      "diskWait": {
        "see": "waits.filter(w, w.basis == 'stack' && !w.momentary && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs)$') && (w.device == '' || w.device.re('^/dev/(mapper/|dm-)')))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for I/O of {{device}}",
          "zh-CN": "{{comm}}（{{pid}}）在等待 {{device}} 的 I/O"
        },
        "limit": 4
      },
      "waitsOnDm": {
        "see": "waits.filter(w, !w.momentary && w.family == 'block' && w.device.re('^/dev/(mapper/|dm-)'))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for a device-mapper device, {{device}}",
          "zh-CN": "{{comm}}（{{pid}}）在等待 device-mapper 设备 {{device}}"
        },
        "limit": 4
      },
      "suspended": {
        "see": "dmDevices.filter(d, d.suspended)",
        "says": {
          "en": "device {{name}} is suspended",
          "zh-CN": "设备 {{name}} 处于挂起（suspend）状态"
        },
        "limit": 4
      },
      "lvSuspended": {
        "see": "logicalVolumes.filter(l, l.suspended)",
        "says": {
          "en": "lvs shows {{vg}}/{{name}} as suspended ({{attr}})",
          "zh-CN": "lvs 显示 {{vg}}/{{name}} 被挂起（{{attr}}）"
        },
        "limit": 3
      },
      "suspendedMount": {
        "see": "mounts.filter(m, m.table != 'fstab' && m.table != 'mtab' && dmDevices.exists(d, d.suspended && m.device == '/dev/mapper/' + d.name))",
        "says": {
          "en": "{{device}} is mounted on {{target}}",
          "zh-CN": "{{device}} 挂载在 {{target}}"
        },
        "limit": 2
      },
      "hungReport": {
        "see": "tasks.filter(t, t.report == 'hung-task' && !t.earlierBoot && waits.exists(w, w.pid == t.pid && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs|freeze)$') && (w.device == '' || w.device.re('^/dev/(mapper/|dm-)'))))",
        "says": {
          "en": "the kernel reports {{comm}} ({{pid}}) as hung",
          "zh-CN": "内核报告 {{comm}}（{{pid}}）挂起"
        },
        "limit": 2
      },
      "lvmAtWork": {
        "see": "programs.filter(p, p.state == 'D' && p.command.re('(^|/)(lvcreate|lvconvert|lvremove|lvextend|lvresize|lvreduce|lvchange|vgchange|pvmove|dmsetup|clvmd|lvm)( |$)') && !p.command.re('dmsetup (info|ls|status|table|deps|version)|lvm (dumpconfig|version)'))",
        "says": {
          "en": "a command that suspends devices is stuck itself: {{command}} ({{pid}})",
          "zh-CN": "会挂起设备的命令自己卡住了：{{command}}（{{pid}}）"
        },
        "limit": 3
      },
      "suspendFrames": {
        "see": "tasks.filter(t, !t.earlierBoot && t.frames.exists(f, f.reliable && f.function.re('^(_{0,2}dm_suspend|dm_wait_for_completion|dev_suspend|do_suspend|dm_swap_table)$')))",
        "says": {
          "en": "{{comm}} ({{pid}}) is suspending a device, and does not get to its end",
          "zh-CN": "{{comm}}（{{pid}}）正在挂起设备，且未能完成"
        },
        "limit": 2
      },
      "noPath": {
        "see": "multipaths.filter(m, m.queueing && m.failedPaths == m.paths)",
        "role": "against",
        "says": {
          "en": "the multipath map {{name}} has no path left and queues: multipath-no-path",
          "zh-CN": "多路径设备 {{name}} 已无可用路径且在排队：见 multipath-no-path"
        },
        "limit": 2
      },
      "infoKnown": {
        "see": "dmDevices.filter(d, d.by == 'info')",
        "role": "context",
        "says": {
          "en": "dmsetup lists {{name}} as active",
          "zh-CN": "dmsetup 列出的 {{name}} 为活动状态"
        },
        "limit": 3
      },
      "otherDisk": {
        "see": "waits.filter(w, !w.momentary && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs)$') && w.device.startsWith('/dev/') && !w.device.re('^/dev/(mapper/|dm-|root$|disk/)'))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for {{device}}, which is no device-mapper device",
          "zh-CN": "{{comm}}（{{pid}}）等待的是 {{device}}，并非 device-mapper 设备"
        },
        "limit": 2
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: nobody waits for a device-mapper device",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有任务在等待 device-mapper 设备"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "waitsOnIt && suspended",
      "probable": "(suspended && diskWait) || (waitsOnItByName && (suspendedMount || lvmAtWork)) || (suspendFrames && diskWait) || (lvSuspended && diskWait)",
      "possible": "(suspended && suspendedMount) || waitsOnItByName || suspendFrames || (lvmAtWork && (suspended || lvSuspended || waitsOnDm)) || (diskWait && waitsOnDm && !infoKnown && !noPath)"
    },
    "ruledOut": [
      {
        "when": "infoKnown && !suspended && !lvSuspended && !suspendFrames",
        "byAbsence": true,
        "because": {
          "en": "dmsetup shows no device as suspended.",
          "zh-CN": "dmsetup 没有显示任何被挂起的设备。"
        }
      },
      {
        "when": "otherDisk && !waitsOnDm && !diskWait && !suspended && !lvSuspended && !suspendFrames",
        "because": {
          "en": "What is waited for is no device-mapper device.",
          "zh-CN": "所等待的并不是 device-mapper 设备。"
        }
      },
      {
        "when": "looked && !waitsOnDm && !diskWait && !suspended && !lvSuspended && !suspendFrames && !lvmAtWork && !hungReport",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for a device-mapper device.",
          "zh-CN": "没有任务在等待 device-mapper 设备。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "LVM, or a program that uses device-mapper, suspended {{name}} in order to change it, and did not get to the resume.",
          "zh-CN": "LVM 或使用 device-mapper 的程序为修改 {{name}} 而将其挂起，却没能走到恢复这一步。"
        },
        "observed": "lvmAtWork || suspendFrames",
        "inferred": "suspended || lvSuspended"
      },
      {
        "claim": {
          "en": "The device keeps all I/O that it is given.",
          "zh-CN": "该设备扣住交给它的所有 I/O。"
        },
        "observed": "suspended || lvSuspended",
        "inferred": "waitsOnDm || diskWait || suspendFrames"
      },
      {
        "claim": {
          "en": "Whoever reads what is not cached, writes or syncs on {{target}} waits in state D.",
          "zh-CN": "在 {{target}} 上读取未缓存内容、写入或 sync 的任务以 D 状态等待。"
        },
        "observed": "waitsOnIt || waitsOnItByName || diskWait",
        "inferred": "suspendedMount"
      },
      {
        "claim": {
          "en": "The kernel reports them as hung; ls and df PATH are among them as soon as they need the disk.",
          "zh-CN": "内核将它们报告为挂起；一旦需要访问磁盘，ls 与 df PATH 也在其中。"
        },
        "observed": "hungReport",
        "inferred": "waitsOnIt || waitsOnItByName || diskWait"
      }
    ],
    "missing": [
      {
        "unless": "infoKnown",
        "fact": {
          "en": "the state of all device-mapper devices",
          "zh-CN": "所有 device-mapper 设备的状态"
        },
        "why": {
          "en": "SUSPENDED, an s in the column Stat, is the whole proof",
          "zh-CN": "SUSPENDED（Stat 列中的 s）就是全部证据"
        },
        "command": "dmsetup info -c; dmsetup table; dmsetup table --inactive"
      },
      {
        "unless": "waitsOnIt || diskWait",
        "fact": {
          "en": "kernel stacks of the tasks in state D",
          "zh-CN": "D 状态任务的内核栈"
        },
        "why": {
          "en": "they show that what is waited for is the disk, and of which mount",
          "zh-CN": "它们能说明等待的是磁盘，以及属于哪个挂载"
        },
        "command": "echo w > /proc/sysrq-trigger; dmesg | tail -500"
      },
      {
        "unless": "lvmAtWork || suspendFrames",
        "fact": {
          "en": "which command suspended it",
          "zh-CN": "是哪条命令挂起了它"
        },
        "why": {
          "en": "it may still hold the lock of LVM, and its log tells how far it got",
          "zh-CN": "它可能仍持有 LVM 的锁，其日志能说明进行到哪一步"
        },
        "command": "ps axo pid,state,lstart,args | grep -E \"[l]v(create|convert|remove|extend|change)|[p]vmove|[d]msetup\"; journalctl -b --no-pager -t lvm -t dmeventd | tail -50"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine: put a small file system upon a linear device, and suspend the device.",
          "zh-CN": "在可丢弃的机器上：在一个 linear 设备上建立小文件系统，然后挂起该设备。"
        },
        "run": "truncate -s 64M /tmp/unhang.img; L=$(losetup -f --show /tmp/unhang.img); mkfs.ext4 -q $L\ndmsetup create unhanglab --table \"0 $(blockdev --getsz $L) linear $L 0\"\nmkdir -p /mnt/unhang-lab; mount /dev/mapper/unhanglab /mnt/unhang-lab; dmsetup suspend --nolockfs unhanglab"
      },
      {
        "do": {
          "en": "A write that has to reach the disk hangs; plain df answers.",
          "zh-CN": "必须落盘的写入会挂起；单独的 df 能返回。"
        },
        "run": "dd if=/dev/zero of=/mnt/unhang-lab/z bs=4k count=1 conv=fsync & sleep 2; dmsetup info unhanglab; ps -o pid,state,wchan:24,args -C dd; timeout -s KILL 5 df /mnt/unhang-lab"
      },
      {
        "do": {
          "en": "Resume and clean up.",
          "zh-CN": "恢复并清理。"
        },
        "run": "dmsetup resume unhanglab; wait; umount /mnt/unhang-lab; dmsetup remove unhanglab; losetup -j /tmp/unhang.img | cut -d: -f1 | xargs -r losetup -d; rmdir /mnt/unhang-lab; rm -f /tmp/unhang.img",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "Look what the device would become: a second, inactive table is loaded where a change was cut short.",
          "zh-CN": "查看该设备将变成什么：改动中断时会有一张已加载但未生效的表。"
        },
        "run": "dmsetup info {{name}}; dmsetup table {{name}}; dmsetup table --inactive {{name}}",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Resume the device once nobody works on it any more: all I/O goes on. An inactive table takes effect with that.",
          "zh-CN": "确认没有命令再操作它之后恢复设备：所有 I/O 随之继续。未生效的表也会在此时生效。"
        },
        "run": "dmsetup resume {{name}}",
        "risk": "medium",
        "undo": {
          "en": "dmsetup suspend the same device",
          "zh-CN": "对同一设备执行 dmsetup suspend"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Do not kill LVM commands, and give jobs that make snapshots no time-out that kills; let pvmove be ended by pvmove --abort.",
          "zh-CN": "不要杀死 LVM 命令，也不要让制作快照的任务因超时被杀；用 pvmove --abort 结束 pvmove。"
        }
      },
      {
        "do": {
          "en": "See that LVM itself does not need the volume that it suspends: log, cache and lock of LVM belong on another device.",
          "zh-CN": "确保 LVM 自身不依赖被它挂起的卷：LVM 的日志、缓存与锁应放在别的设备上。"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "No device is suspended any more.",
          "zh-CN": "不再有被挂起的设备。"
        },
        "run": "dmsetup info -c",
        "expect": {
          "en": "no s as the third letter of Stat",
          "zh-CN": "Stat 的第三个字母都不是 s"
        },
        "held": "infoKnown && !suspended",
        "broken": "suspended && stillWaits"
      },
      {
        "do": {
          "en": "Nobody waits for that mount any more.",
          "zh-CN": "不再有任务等待该挂载。"
        },
        "run": "timeout -s KILL 10 sync -f -- {{target}}; echo $?",
        "expect": {
          "en": "not 124 and not 137; a command that never returns says that it still hangs",
          "zh-CN": "不是 124 也不是 137；若命令一直不返回，说明仍在挂起"
        },
        "held": "looked && !stillWaits && !suspended",
        "broken": "stillWaits"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, !w.momentary && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs|freeze)$') && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the disk of {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在等待 {{target}} 的磁盘"
        },
        "limit": 3
      }
    },
    "references": [
      {
        "title": "dmsetup(8): suspend, resume, info",
        "url": "https://man7.org/linux/man-pages/man8/dmsetup.8.html"
      },
      {
        "title": "LVM2 issue 75: devices that are left suspended",
        "url": "https://github.com/lvmteam/lvm2/issues/75"
      },
      {
        "title": "An lvcreate that is stuck in __dm_suspend and has the lock of LVM",
        "url": "https://github.com/home-operations/miroir/issues/276"
      },
      {
        "title": "systemd issue 35061: shutdown hangs upon a suspended device",
        "url": "https://github.com/systemd/systemd/issues/35061"
      }
    ]
  },
  {
    "id": "dns-or-nss",
    "severity": "medium",
    "title": {
      "en": "Names of users or hosts are not answered; no file system hangs",
      "zh-CN": "用户名或主机名查询得不到应答；文件系统没有挂起"
    },
    "headline": {
      "en": "Not a file system: {{command}} waits for the names of users, groups or hosts, and their service does not answer.",
      "zh-CN": "不是文件系统的问题：{{command}} 在等待用户、组或主机名的查询，而名称服务不应答。"
    },
    "summary": {
      "en": "ls -l asks for the name of every owner, id and who for users, mount.nfs for its server. The C library asks nscd, sssd, nslcd or a name server over a socket, and each may ask a directory that is dead. The command then sleeps in user space, in state S, in poll or on a socket; the mount that it was looking at answers all the while, and ls -n returns at once.",
      "zh-CN": "ls -l 要查询每个属主的名称，id 与 who 要查询用户，mount.nfs 要解析其服务器。C 库经套接字询问 nscd、sssd、nslcd 或名称服务器， 而它们又可能在询问一个已失效的目录服务器。命令于是在用户态睡眠，状态为 S，停在 poll 或套接字上；它所查看的挂载一直都有应答， ls -n 会立即返回。"
    },
    "needs": [
      {
        "any": [
          "processes"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list nobody is seen waiting",
          "zh-CN": "没有进程列表就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "command": {
        "see": "waits.filter(w, w.family == 'user-space' && w.comm.re('^(id|getent|whoami|groups|logname|who|w|ls|dir|stat|mount\\\\.nfs4?|mount\\\\.cifs)$')).map(w, w.command)",
        "default": "ls -l"
      }
    },
    "signals": {
      "asker": {
        "see": "waits.filter(w, w.family == 'user-space' && !w.collector && (w.comm.re('^(id|getent|whoami|groups|logname|who|w|mount\\\\.nfs4?|mount\\\\.cifs)$') || (w.comm.re('^(ls|dir)$') && w.command.re(' -[A-Za-z0-9]{0,20}[log]'))))",
        "says": {
          "en": "{{command}} ({{pid}}) has waited in user space ({{anchor}}) for a minute or more",
          "zh-CN": "{{command}}（{{pid}}）在用户态（{{anchor}}）等待了一分钟以上"
        },
        "limit": 4
      },
      "otherAsker": {
        "see": "waits.filter(w, w.family == 'user-space' && w.comm != 'findmnt' && (w.collector || !(w.comm.re('^(id|getent|whoami|groups|logname|who|w|mount\\\\.nfs4?|mount\\\\.cifs)$') || (w.comm.re('^(ls|dir)$') && w.command.re(' -[A-Za-z0-9]{0,20}[log]')))))",
        "says": {
          "en": "{{command}} ({{pid}}) has waited in user space ({{anchor}}) for a minute or more; for what, is not known",
          "zh-CN": "{{command}}（{{pid}}）在用户态（{{anchor}}）等待了一分钟以上；等待什么尚不清楚"
        },
        "limit": 2
      },
      "several": {
        "see": "waits.filter(w, w.family == 'user-space' && w.comm.re('^(id|getent|whoami|groups|logname|who|w|ls|dir)$') && w.together >= 2)",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) is one of {{together}}",
          "zh-CN": "{{comm}}（{{pid}}）是 {{together}} 个之一"
        },
        "limit": 2
      },
      "offline": {
        "see": "logSigns.filter(s, s.topic == 'name-service-offline' && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "{{by}} says that its server is not there",
          "zh-CN": "{{by}} 报告其服务器不可用"
        },
        "limit": 2
      },
      "backOnline": {
        "see": "logSigns.filter(s, s.topic == 'name-service-offline' && s.resolved && !s.earlierBoot)",
        "cite": "seenAt",
        "role": "against",
        "says": {
          "en": "{{by}} has its server back",
          "zh-CN": "{{by}} 已重新连上其服务器"
        },
        "limit": 1
      },
      "deadServer": {
        "see": "sockets.filter(s, s.remote.re(':(53|88|389|636|3268|3269)$') && (s.state == 'SYN-SENT' || s.retries >= 3))",
        "says": {
          "en": "the connection to the directory or name server {{remote}} gets no answer ({{state}})",
          "zh-CN": "到目录或名称服务器 {{remote}} 的连接得不到应答（{{state}}）"
        },
        "limit": 2
      },
      "traced": {
        "see": "straces.filter(s, s.call.re('^(connect|poll|ppoll|select|recvfrom|recvmsg|read|sendto|sendmmsg)$') && s.args.re('nscd/socket|sss/pipes|nslcd/socket|winbindd/pipe|resolve/io|sin_port=htons\\\\((53|389|636)\\\\)'))",
        "says": {
          "en": "an strace ends in {{call}}, on a socket of the name service",
          "zh-CN": "strace 结束于 {{call}}，停在名称服务的套接字上"
        },
        "limit": 2
      },
      "fileWait": {
        "see": "waits.filter(w, !w.momentary && w.family != 'user-space' && w.family != 'mount-table')",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in the kernel ({{anchor}}), which no name service explains",
          "zh-CN": "{{comm}}（{{pid}}）睡在内核中（{{anchor}}），名称服务无法解释这一点"
        },
        "limit": 2
      },
      "lingering": {
        "see": "lingeringCommands.filter(l, l.sleepsIn == '')",
        "role": "context",
        "says": {
          "en": "{{command}} ({{pid}}) has run for {{ageSeconds}} s; where it sleeps is not known",
          "zh-CN": "{{command}}（{{pid}}）已运行 {{ageSeconds}} 秒；睡在何处未知"
        },
        "limit": 2
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: no brief command has waited in user space for long",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有短命令在用户态长时间等待"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "asker && (offline || deadServer || traced)",
      "probable": "(asker && several) || (otherAsker && (deadServer || traced))",
      "possible": "asker || otherAsker || traced || (lingering && (offline || deadServer))"
    },
    "ruledOut": [
      {
        "when": "looked && !asker && !otherAsker && !traced && !(lingering && (offline || deadServer))",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for the name of a user or a host.",
          "zh-CN": "没有任务在等待用户名或主机名。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "A directory server, a name server or the daemon that asks them does not answer.",
          "zh-CN": "目录服务器、名称服务器，或向其查询的守护进程不应答。"
        },
        "observed": "offline || deadServer || traced",
        "inferred": "asker"
      },
      {
        "claim": {
          "en": "The command waits for it in user space, in state S, and not in a file system.",
          "zh-CN": "命令在用户态以 S 状态等待它，而不是睡在文件系统中。"
        },
        "observed": "asker || otherAsker || traced",
        "inferred": "lingering"
      },
      {
        "claim": {
          "en": "The mounts answer: the same command with numbers in place of names returns.",
          "zh-CN": "挂载都有应答：同一命令改用数字而非名称就会返回。"
        },
        "observed": "looked && !fileWait",
        "inferred": "asker && !fileWait"
      }
    ],
    "missing": [
      {
        "unless": "traced",
        "fact": {
          "en": "what the command waits for",
          "zh-CN": "命令在等待什么"
        },
        "why": {
          "en": "the last system call names the socket: nscd, sssd, or a name server",
          "zh-CN": "最后一个系统调用会给出套接字：nscd、sssd 或名称服务器"
        },
        "command": "timeout 20 strace -f -tt -yy -s 80 -o /tmp/strace.ls ls -l / > /dev/null; tail -n 5 /tmp/strace.ls"
      },
      {
        "unless": "offline || deadServer",
        "fact": {
          "en": "which name service does not answer",
          "zh-CN": "哪个名称服务不应答"
        },
        "why": {
          "en": "each line that takes seconds is one that is not answered",
          "zh-CN": "每一条耗时数秒的命令就是得不到应答的那个"
        },
        "command": "grep -E \"^(passwd|group|hosts):\" /etc/nsswitch.conf; time timeout 60 getent passwd 4000000; time timeout 60 getent hosts $(hostname)"
      },
      {
        "unless": "looked && !fileWait",
        "fact": {
          "en": "whether the same works with numbers",
          "zh-CN": "改用数字是否可行"
        },
        "why": {
          "en": "if ls -n returns and ls -l does not, no file system is at fault",
          "zh-CN": "若 ls -n 返回而 ls -l 不返回，则与文件系统无关"
        },
        "command": "time timeout -s KILL 20 ls -n / > /dev/null; time timeout -s KILL 60 ls -l / > /dev/null"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine without nscd and sssd: let names of hosts be asked from a server that drops everything (192.0.2.0/24 is never routed).",
          "zh-CN": "在没有 nscd 与 sssd 的可丢弃机器上：让主机名查询指向一个丢弃一切的服务器（192.0.2.0/24 不会被路由）。"
        },
        "run": "cp /etc/resolv.conf /tmp/unhang-resolv\nprintf 'nameserver 192.0.2.1\\noptions timeout:30 attempts:5\\n' > /etc/resolv.conf"
      },
      {
        "do": {
          "en": "Watch it wait, in state S.",
          "zh-CN": "观察等待，状态为 S。"
        },
        "run": "getent hosts unhang.example & sleep 2; ps -o pid,state,wchan:24,args -p $!"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "cat /tmp/unhang-resolv > /etc/resolv.conf; rm /tmp/unhang-resolv",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "Ask with numbers in place of names.",
          "zh-CN": "用数字代替名称进行查询。"
        },
        "run": "ls -n",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Restart the daemon that asks for names; those who wait are answered, or refused.",
          "zh-CN": "重启负责名称查询的守护进程；等待者会得到应答或被拒绝。"
        },
        "run": "systemctl try-restart sssd nslcd nscd systemd-resolved",
        "risk": "low",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Until the server is back, ask local files only: take ldap, sss or dns out of the lines passwd, group and hosts of /etc/nsswitch.conf. Users of the directory cannot log in meanwhile.",
          "zh-CN": "在服务器恢复之前只查询本地文件：从 /etc/nsswitch.conf 的 passwd、group、hosts 行中去掉 ldap、sss 或 dns。期间目录中的用户无法登录。"
        },
        "run": "cp -p /etc/nsswitch.conf /etc/nsswitch.conf.before",
        "risk": "medium",
        "undo": {
          "en": "mv /etc/nsswitch.conf.before /etc/nsswitch.conf",
          "zh-CN": "mv /etc/nsswitch.conf.before /etc/nsswitch.conf"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Mend the directory or name server or the way to it, and give each client a second one.",
          "zh-CN": "修复目录或名称服务器及通往它的网络，并为每台客户机配置第二台。"
        }
      },
      {
        "do": {
          "en": "Let clients give up sooner: timeout and attempts in /etc/resolv.conf, bind_timelimit and timelimit in nslcd.conf, ldap_network_timeout in sssd.conf; and write servers of mounts into /etc/hosts.",
          "zh-CN": "让客户机更早放弃：/etc/resolv.conf 的 timeout 与 attempts、nslcd.conf 的 bind_timelimit 与 timelimit、sssd.conf 的 ldap_network_timeout；并把挂载所用的服务器写入 /etc/hosts。"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "A user who does not exist is answered at once.",
          "zh-CN": "查询不存在的用户能立即得到应答。"
        },
        "run": "time timeout -s KILL 20 getent passwd 4000000; echo $?",
        "expect": {
          "en": "2, after a second at most",
          "zh-CN": "一秒之内返回 2"
        },
        "held": "looked && !asker && !otherAsker",
        "broken": "stillAsks"
      }
    ],
    "after": {
      "stillAsks": {
        "see": "waits.filter(w, w.family == 'user-space' && w.comm.re('^(id|getent|whoami|groups|logname|who|w|ls|dir)$'))",
        "says": {
          "en": "{{command}} ({{pid}}) waits again, or still",
          "zh-CN": "{{command}}（{{pid}}）仍在或又在等待"
        },
        "limit": 3
      }
    },
    "references": [
      {
        "title": "nsswitch.conf(5)",
        "url": "https://man7.org/linux/man-pages/man5/nsswitch.conf.5.html"
      },
      {
        "title": "resolv.conf(5)",
        "url": "https://man7.org/linux/man-pages/man5/resolv.conf.5.html"
      },
      {
        "title": "sssd 5323: ls waits for the name of an owner who is not there",
        "url": "https://github.com/SSSD/sssd/issues/5323"
      },
      {
        "title": "nixpkgs 402693: an strace of programs that wait for nscd",
        "url": "https://github.com/NixOS/nixpkgs/issues/402693"
      }
    ]
  },
  {
    "id": "fs-frozen",
    "severity": "high",
    "title": {
      "en": "A file system is frozen, and its writers wait for the thaw",
      "zh-CN": "文件系统被冻结，写入者在等待解冻"
    },
    "headline": {
      "en": "Writers hang on {{target}}: the file system is frozen (fsfreeze, snapshot agent). df and ls do not hang on that alone.",
      "zh-CN": "{{target}} 上的写入挂起：该文件系统已被冻结（fsfreeze、快照代理）。仅凭冻结并不会让 df、ls 挂起。"
    },
    "summary": {
      "en": "Somebody froze the file system in order to copy it, and has not thawed it: a backup agent of the hypervisor, fsfreeze, or a snapshot that was cut short. Whoever writes, creates or touches a page of a mapped file waits in state D and is reported as hung. Whoever only reads does not: df, ls, stat, and even sync return. If df hangs as well, it hangs somewhere else, or the device below is suspended.",
      "zh-CN": "有人为了复制而冻结了该文件系统，却没有解冻：虚拟化平台的备份代理、fsfreeze，或中途失败的快照。凡是写入、新建文件或写映射页的任务 都以 D 状态等待，并被报告为挂起。只读操作不受影响：df、ls、stat 乃至 sync 都会返回。如果 df 也挂起，原因在别处，或者是下层设备被挂起（suspend）。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks no writer is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待的写入者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "waits.filter(w, w.family == 'freeze' && w.call != 'freeze' && w.target != '').map(w, w.target)",
        "default": "MOUNTPOINT"
      }
    },
    "signals": {
      "writerWaits": {
        "see": "waits.filter(w, w.family == 'freeze' && w.call != 'freeze' && w.basis == 'stack' && !w.momentary)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the thaw before it may write",
          "zh-CN": "{{comm}}（{{pid}}）在等待解冻后才能写入"
        },
        "limit": 6
      },
      "writerWchan": {
        "see": "waits.filter(w, w.family == 'freeze' && w.call != 'freeze' && w.basis != 'stack' && !w.momentary)",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}}",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}"
        },
        "limit": 4
      },
      "momentaryWait": {
        "see": "waits.filter(w, w.family == 'freeze' && w.call != 'freeze' && w.momentary)",
        "says": {
          "en": "{{comm}} ({{pid}}) was held back by a freeze when it was looked at; a snapshot freezes for a few seconds",
          "zh-CN": "查看时 {{comm}}（{{pid}}）正被冻结挡住；快照本来就会冻结几秒"
        },
        "limit": 4
      },
      "semaphoreWchan": {
        "see": "programs.filter(p, p.state == 'D' && p.wchan.re('^_{0,2}percpu_(rwsem_wait|down_read)$') && !tasks.exists(t, t.pid == p.pid && t.frames.size() > 0))",
        "says": {
          "en": "{{pid}} ({{command}}) sleeps in {{wchan}}, as writers to a frozen file system do, and others",
          "zh-CN": "{{pid}}（{{command}}）睡在 {{wchan}}：冻结文件系统的写入者如此，其他等待也如此"
        },
        "limit": 4
      },
      "frozenMount": {
        "see": "hangingMounts.filter(m, m.families.exists(f, f == 'freeze'))",
        "cite": "mountRows",
        "says": {
          "en": "the mount that they want to write to: {{type}} on {{target}}",
          "zh-CN": "它们要写入的挂载：{{target}} 上的 {{type}}"
        },
        "limit": 2
      },
      "longWait": {
        "see": "waits.filter(w, w.family == 'freeze' && w.call != 'freeze' && w.blockedForSeconds >= 10)",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) had been blocked for {{blockedForSeconds}} s, which no snapshot takes",
          "zh-CN": "{{comm}}（{{pid}}）已被阻塞 {{blockedForSeconds}} 秒，快照不需要这么久"
        },
        "limit": 2
      },
      "oldWriter": {
        "see": "waits.filter(w, w.family == 'freeze' && w.call != 'freeze' && !w.momentary && w.ageSeconds >= 60 && w.comm.re('^(touch|mkdir|rmdir|ln|logger|sync)$'))",
        "cite": "processRows",
        "says": {
          "en": "{{comm}} ({{pid}}) had run for {{ageSeconds}} s",
          "zh-CN": "{{comm}}（{{pid}}）已运行 {{ageSeconds}} 秒"
        },
        "limit": 2
      },
      "several": {
        "see": "waits.filter(w, w.family == 'freeze' && w.call != 'freeze' && !w.momentary && w.together > 1)",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) is one of {{together}} that wait for it",
          "zh-CN": "{{comm}}（{{pid}}）是等待它的 {{together}} 个任务之一"
        },
        "limit": 2
      },
      "hungReport": {
        "see": "tasks.filter(t, t.report == 'hung-task' && !t.earlierBoot && waits.exists(w, w.family == 'freeze' && w.pid == t.pid))",
        "says": {
          "en": "the kernel reports {{comm}} ({{pid}}) as hung",
          "zh-CN": "内核报告 {{comm}}（{{pid}}）挂起"
        },
        "limit": 2
      },
      "agentFroze": {
        "see": "logSigns.filter(s, s.topic == 'fsfreeze' && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "{{by}} was told to freeze the file systems, and no thaw follows in the log",
          "zh-CN": "{{by}} 收到冻结文件系统的指令，日志中此后没有解冻"
        },
        "limit": 2
      },
      "freezeTool": {
        "see": "programs.filter(p, p.command.re('(^|/)(fsfreeze|xfs_freeze) (.{0,200} )?(-f|--freeze)( |$)'))",
        "says": {
          "en": "it is being frozen by hand: {{command}} ({{pid}})",
          "zh-CN": "正在被手工冻结：{{command}}（{{pid}}）"
        },
        "limit": 2
      },
      "freezerWaits": {
        "see": "waits.filter(w, w.family == 'freeze' && w.call == 'freeze')",
        "says": {
          "en": "{{comm}} ({{pid}}) is about to freeze it, and waits for writers that are under way",
          "zh-CN": "{{comm}}（{{pid}}）正要冻结它，在等待进行中的写入结束"
        },
        "limit": 2
      },
      "dfPassed": {
        "see": "diskUsage.filter(u, waits.exists(w, w.family == 'freeze' && w.target == u.target))",
        "role": "context",
        "says": {
          "en": "df itself got past {{target}}, as it does on a frozen file system",
          "zh-CN": "df 本身越过了 {{target}}：冻结的文件系统正是如此"
        },
        "limit": 1
      },
      "suspendedBelow": {
        "see": "dmDevices.filter(d, d.suspended && waits.exists(w, w.family == 'freeze' && w.device == '/dev/mapper/' + d.name))",
        "role": "against",
        "says": {
          "en": "the device {{name}} below it is suspended, and suspending froze the file system: dm-suspended",
          "zh-CN": "其下层设备 {{name}} 已被挂起（suspend），冻结由此而来：见 dm-suspended"
        },
        "limit": 2
      },
      "dmKnown": {
        "see": "dmDevices.filter(d, d.by == 'info')",
        "role": "context",
        "says": {
          "en": "dmsetup lists {{name}}",
          "zh-CN": "dmsetup 列出了 {{name}}"
        },
        "limit": 1
      },
      "otherSemaphore": {
        "see": "tasks.filter(t, !t.earlierBoot && t.frames.exists(f, f.reliable && f.function.re('^_{0,2}percpu_(rwsem_wait|down_read|down_write)$')) && t.frames.exists(f, f.reliable && f.function.re('^(cpus_(read|write)_lock|cgroup_|_{0,2}cgroup|copy_process|exit_signals|cpuset_|uprobe_|dup_mmap|get_online_cpus|bpf_scx)')))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for a semaphore of the same kind, but for one of control groups, processors or probes",
          "zh-CN": "{{comm}}（{{pid}}）等待的是同类信号量，但属于控制组、处理器或探针"
        },
        "limit": 2
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: nobody waits for a thaw",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有任务在等待解冻"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "writerWaits && frozenMount && !suspendedBelow && (longWait || hungReport || oldWriter || (several && (agentFroze || freezeTool)))",
      "probable": "writerWaits && !suspendedBelow && (frozenMount || longWait || hungReport)",
      "possible": "writerWaits || writerWchan || momentaryWait || (semaphoreWchan && !otherSemaphore)"
    },
    "ruledOut": [
      {
        "when": "otherSemaphore && !writerWaits && !writerWchan && !momentaryWait",
        "because": {
          "en": "What waits in a per-CPU semaphore waits for one of control groups, processors or probes, not for a thaw.",
          "zh-CN": "在 per-CPU 信号量上等待的任务等的是控制组、处理器或探针的信号量，而不是解冻。"
        }
      },
      {
        "when": "looked && !writerWaits && !writerWchan && !momentaryWait && !semaphoreWchan",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for a file system to be thawed.",
          "zh-CN": "没有任务在等待文件系统解冻。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "Somebody froze {{target}} in order to copy it, and has not thawed it.",
          "zh-CN": "有人为了复制而冻结了 {{target}}，且没有解冻。"
        },
        "observed": "agentFroze || freezeTool || freezerWaits",
        "inferred": "writerWaits || writerWchan || momentaryWait"
      },
      {
        "claim": {
          "en": "Whoever wants to write there sleeps until the thaw, in state D.",
          "zh-CN": "凡是要在其上写入的任务都以 D 状态睡到解冻为止。"
        },
        "observed": "writerWaits || writerWchan || momentaryWait",
        "inferred": "semaphoreWchan"
      },
      {
        "claim": {
          "en": "The kernel reports the writers as hung, after two minutes by default.",
          "zh-CN": "内核会报告这些写入者挂起，默认在两分钟之后。"
        },
        "observed": "hungReport",
        "inferred": "writerWaits || writerWchan"
      },
      {
        "claim": {
          "en": "Readers go on: df, ls and stat of that mount return.",
          "zh-CN": "读取不受影响：对该挂载的 df、ls、stat 都会返回。"
        },
        "observed": "dfPassed",
        "inferred": "writerWaits || writerWchan || momentaryWait"
      },
      {
        "claim": {
          "en": "What does hang for the user is what writes: a log, a history file, a login, or a program that waits for one of these.",
          "zh-CN": "用户看到的挂起来自写入：日志、历史文件、登录，或等待它们的程序。"
        },
        "inferred": "writerWaits || writerWchan || momentaryWait || semaphoreWchan",
        "observed": "several"
      }
    ],
    "missing": [
      {
        "unless": "writerWaits",
        "fact": {
          "en": "kernel stacks of the waiting writers",
          "zh-CN": "等待的写入者的内核栈"
        },
        "why": {
          "en": "percpu_rwsem_wait is a freeze only below mnt_want_write, vfs_write or a page fault",
          "zh-CN": "percpu_rwsem_wait 只有位于 mnt_want_write、vfs_write 或缺页处理之下才是冻结"
        },
        "command": "for p in $(ps axo pid=,state= | grep \" D\" | cut -c1-8); do echo \"== $p\"; cat /proc/$p/comm /proc/$p/wchan /proc/$p/stack; done"
      },
      {
        "unless": "longWait || hungReport || oldWriter",
        "fact": {
          "en": "a second look at the waiting writer",
          "zh-CN": "再次查看等待的写入者"
        },
        "why": {
          "en": "a snapshot freezes for a few seconds; a writer that is still there after half a minute was forgotten",
          "zh-CN": "快照只冻结几秒；半分钟后仍在等待，就说明冻结被遗忘了"
        },
        "command": "ps axo pid,state,wchan:32,args > /tmp/ps.1; sleep 30; ps axo pid,state,wchan:32,args > /tmp/ps.2; grep -hE \"percpu_|sb_start_write\" /tmp/ps.1 /tmp/ps.2 | sort | uniq -d"
      },
      {
        "unless": "agentFroze || freezeTool",
        "fact": {
          "en": "who froze it",
          "zh-CN": "谁冻结了它"
        },
        "why": {
          "en": "no mount option shows a freeze; the agents' own logs do",
          "zh-CN": "挂载选项不会显示冻结，代理自己的日志会"
        },
        "command": "journalctl -b --no-pager | grep -iE \"freeze|thaw|quiesc|vmbackup\" | tail -50; ps axo pid,lstart,args | grep -E \"[f]sfreeze|[x]fs_freeze|[q]emu-ga|[v]mtoolsd\""
      },
      {
        "unless": "suspendedBelow || dmKnown",
        "fact": {
          "en": "whether a device below is suspended",
          "zh-CN": "下层设备是否被挂起（suspend）"
        },
        "why": {
          "en": "a suspended device freezes its file system as well, and then df PATH may hang too",
          "zh-CN": "挂起设备也会冻结其上的文件系统，此时 df PATH 也可能挂起"
        },
        "command": "dmsetup info -c"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine: make a small file system, freeze it, and write to it.",
          "zh-CN": "在可丢弃的机器上：建立一个小文件系统，冻结它，然后写入。"
        },
        "run": "truncate -s 64M /tmp/unhang.img; mkfs.ext4 -q /tmp/unhang.img; mkdir -p /mnt/unhang-lab; mount -o loop /tmp/unhang.img /mnt/unhang-lab; fsfreeze -f /mnt/unhang-lab; touch /mnt/unhang-lab/new &"
      },
      {
        "do": {
          "en": "The writer hangs in state D, and df does not.",
          "zh-CN": "写入者以 D 状态挂起，df 则不会。"
        },
        "run": "sleep 1; ps -o pid,state,wchan:24,args -C touch; timeout -s KILL 5 df /mnt/unhang-lab"
      },
      {
        "do": {
          "en": "Thaw it and clean up.",
          "zh-CN": "解冻并清理。"
        },
        "run": "fsfreeze -u /mnt/unhang-lab; wait; umount /mnt/unhang-lab; rmdir /mnt/unhang-lab; rm -f /tmp/unhang.img",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "Look whether a snapshot is still under way before you thaw by hand; a thaw in its middle spoils the copy.",
          "zh-CN": "手工解冻之前，先确认快照是否仍在进行；中途解冻会使副本不一致。"
        },
        "run": "ps axo pid,lstart,args | grep -E \"[f]sfreeze|[x]fs_freeze|[q]emu-ga|[v]mtoolsd|[l]vcreate|[d]msetup\"",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Thaw the file system: its writers go on at once. Use a shell whose programs do not lie on it.",
          "zh-CN": "解冻该文件系统：写入者立即继续。请使用程序不在该文件系统上的 shell。"
        },
        "run": "fsfreeze -u {{target}}",
        "risk": "low",
        "undo": {
          "en": "freeze it again: fsfreeze -f",
          "zh-CN": "重新冻结：fsfreeze -f"
        }
      },
      {
        "do": {
          "en": "Thaw all file systems by SysRq, where no program can be started any more.",
          "zh-CN": "在已无法启动任何程序时，用 SysRq 解冻所有文件系统。"
        },
        "run": "echo j > /proc/sysrq-trigger",
        "risk": "medium",
        "undo": {
          "en": "freeze again what had to stay frozen",
          "zh-CN": "对仍须冻结的文件系统重新冻结"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Mend the job that froze it: thaw in the same script by a trap, with a time-out, and never freeze the file system on which the log of the job lies.",
          "zh-CN": "修复执行冻结的任务：在同一脚本中用 trap 保证解冻并设置超时，且不要冻结该任务日志所在的文件系统。"
        }
      },
      {
        "do": {
          "en": "Look at the agent's log for the freeze that was never followed by a thaw, and update the agent.",
          "zh-CN": "在代理日志中找出没有随后解冻的那次冻结，并更新该代理。"
        },
        "when": "agentFroze"
      },
      {
        "do": {
          "en": "Where fsfreeze itself waits for a write by io_uring: take a kernel that has 1d60d74e8526.",
          "zh-CN": "若 fsfreeze 自己在等待 io_uring 的写入：更换包含 1d60d74e8526 的内核。"
        },
        "when": "freezerWaits"
      }
    ],
    "verify": [
      {
        "do": {
          "en": "Nobody waits for a thaw any more.",
          "zh-CN": "不再有任务等待解冻。"
        },
        "run": "ps axo pid,state,wchan:32,args | grep -E \"percpu_rwsem_wait|sb_start_write\"",
        "expect": {
          "en": "no writer of that mount is listed",
          "zh-CN": "列表中没有该挂载的写入者"
        },
        "held": "looked && !stillWaits",
        "broken": "stillWaits"
      },
      {
        "do": {
          "en": "A write ends.",
          "zh-CN": "写入能够完成。"
        },
        "run": "timeout -s KILL 5 touch -- {{target}}; echo $?",
        "expect": {
          "en": "not 124 and not 137; a command that never returns says that it still hangs",
          "zh-CN": "不是 124 也不是 137；若命令一直不返回，说明仍在挂起"
        }
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, !w.momentary && w.family == 'freeze' && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits to write to {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在等待写入 {{target}}"
        },
        "limit": 3
      }
    },
    "references": [
      {
        "title": "fsfreeze(8)",
        "url": "https://man7.org/linux/man-pages/man8/fsfreeze.8.html"
      },
      {
        "title": "Linux: SysRq, thawing by j",
        "url": "https://www.kernel.org/doc/html/latest/admin-guide/sysrq.html"
      },
      {
        "title": "QEMU guest agent: guest-fsfreeze-freeze",
        "url": "https://www.qemu.org/docs/master/interop/qemu-ga-ref.html"
      },
      {
        "title": "Linux: journald hangs in btrfs_page_mkwrite on a frozen root",
        "url": "https://lore.kernel.org/linux-fsdevel/20250331-inkrafttreten-lieder-5396ffd0af7a@brauner/"
      },
      {
        "title": "Linux: io_uring writes and fsfreeze wait for each other (1d60d74e8526)",
        "url": "https://lore.kernel.org/io-uring/38c94aec-81c9-4f62-b44e-1d87f5597644@sh.cz"
      }
    ]
  },
  {
    "id": "fuse-audit-bypass",
    "severity": "high",
    "title": {
      "en": "Audit lets another user's request through to a FUSE mount that would have refused it",
      "zh-CN": "审计使他人的请求进入了本应拒绝它的 FUSE 挂载"
    },
    "headline": {
      "en": "df hangs on {{target}}, the private FUSE mount of user {{owner}}: nothing but the loaded audit rules makes {{victims}} ask its stuck daemon.",
      "zh-CN": "df 挂在用户 {{owner}} 的私有 FUSE 挂载 {{target}}：仅因加载了审计规则，{{victims}} 才会向其停滞的守护进程发出请求。"
    },
    "summary": {
      "en": "A FUSE mount without allow_other refuses every user but its owner, root included: stat gives EACCES and statfs a zero answer, and nothing is sent to the daemon. The file capabilities that audit reads for every path looked up do not pass that check. With one counted rule loaded, root's df therefore waits for the daemon of an unprivileged user, before INIT (fuse_get_req) or after it (request_wait_answer). The kernel's fix for umount does not help; every kernel since 2.6.29 behaves so.",
      "zh-CN": "没有 allow_other 的 FUSE 挂载会拒绝除属主之外的所有用户，root 也不例外：stat 得到 EACCES，statfs 得到零值，不会向守护进程 发送任何请求。而审计为每次路径查找读取的文件能力不经过这一检查。因此只要加载了一条计数规则，root 的 df 就会等待普通用户的 守护进程，可能在 INIT 之前（fuse_get_req），也可能在其后（request_wait_answer）。内核针对 umount 的修复对此无效；2.6.29 以来的所有内核都是如此。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "fuseWaiters.exists(w, w.ownership == 'foreign') ? fuseWaiters.filter(w, w.ownership == 'foreign').map(w, w.target) : fuseMounts.filter(m, m.userId > 0 && !m.allowOther).map(m, m.target)",
        "default": "MOUNTPOINT"
      },
      "type": {
        "see": "fuseMounts.filter(m, fuseWaiters.exists(w, w.ownership == 'foreign' && w.target == m.target)).map(m, m.type)",
        "default": "fuse.gvfsd-fuse"
      },
      "owner": {
        "see": "fuseWaiters.exists(w, w.ownership == 'foreign') ? fuseMounts.filter(m, fuseWaiters.exists(w, w.ownership == 'foreign' && w.target == m.target)).map(m, m.userId) : fuseMounts.filter(m, m.userId > 0 && !m.allowOther).map(m, m.userId)",
        "default": "UID"
      },
      "connection": {
        "see": "fuseWaiters.filter(w, w.ownership == 'foreign').map(w, w.connection)",
        "default": "N"
      },
      "victims": {
        "see": "fuseWaiters.filter(w, w.ownership == 'foreign').map(w, w.comm)",
        "default": "root"
      },
      "daemons": {
        "see": "fuseDaemons.filter(d, d.doing != 'idle' && fuseWaiters.exists(w, w.ownership == 'foreign' && w.target == d.target)).map(d, d.pid)",
        "default": "PID-OF-THE-DAEMON"
      },
      "stopped": {
        "see": "fuseDaemons.filter(d, d.doing == 'stopped' && fuseWaiters.exists(w, w.ownership == 'foreign' && w.target == d.target)).map(d, d.pid)",
        "default": "PID-OF-THE-DAEMON"
      },
      "armed": {
        "see": "auditStates.map(a, a.why)",
        "default": "unknown"
      }
    },
    "signals": {
      "foreignAudit": {
        "see": "fuseWaiters.filter(w, w.audit && !w.momentary && w.ownership == 'foreign')",
        "says": {
          "en": "{{comm}} ({{pid}}, user {{user}}) waits for the daemon of {{target}}, which its user may not use",
          "zh-CN": "{{comm}}（{{pid}}，用户 {{user}}）在等待 {{target}} 的守护进程，而该用户无权使用此挂载"
        },
        "limit": 6
      },
      "foreignAuditFrames": {
        "see": "fuseWaiters.filter(w, w.audit && w.ownership == 'foreign')",
        "cite": "auditFrames",
        "says": {
          "en": "audit's read of file capabilities is how {{comm}} ({{pid}}) got past the permission check",
          "zh-CN": "{{comm}}（{{pid}}）正是经由审计读取文件能力绕过了权限检查"
        },
        "limit": 2
      },
      "victimRows": {
        "see": "fuseWaiters.filter(w, w.audit && w.ownership == 'foreign')",
        "cite": "processRows",
        "says": {
          "en": "{{comm}} ({{pid}}) runs as {{user}}",
          "zh-CN": "{{comm}}（{{pid}}）以 {{user}} 身份运行"
        },
        "limit": 2
      },
      "foreignBriefly": {
        "see": "fuseWaiters.filter(w, w.momentary && w.ownership == 'foreign')",
        "says": {
          "en": "{{comm}} ({{pid}}) had a request with the daemon of {{target}}, which its user may not use; whether for a moment or for good, one look cannot tell",
          "zh-CN": "{{comm}}（{{pid}}）有一个请求在 {{target}} 的守护进程手中，而该用户无权使用此挂载；是片刻还是不再返回，单凭一次查看无法断定"
        }
      },
      "foreignWchan": {
        "see": "fuseWaiters.filter(w, !w.momentary && w.basis != 'stack' && w.ownership == 'foreign')",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in FUSE on a mount that refuses its user; only audit's lookup gets that far",
          "zh-CN": "{{comm}}（{{pid}}）睡在拒绝该用户的 FUSE 挂载上；只有审计的查找能走到这一步"
        }
      },
      "unknownAudit": {
        "see": "fuseWaiters.filter(w, w.audit && w.ownership == 'unknown')",
        "says": {
          "en": "audit sent {{comm}} ({{pid}}) to a FUSE daemon; whether its user may use that mount is not in the bundle",
          "zh-CN": "审计把 {{comm}}（{{pid}}）带到了 FUSE 守护进程；该用户是否有权使用此挂载，数据包中没有"
        }
      },
      "ownAudit": {
        "see": "fuseWaiters.filter(w, w.audit && (w.ownership == 'owner' || w.ownership == 'shared'))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) may use {{target}}: it would wait without audit as well",
          "zh-CN": "{{comm}}（{{pid}}）有权使用 {{target}}：没有审计也会等待"
        }
      },
      "plain": {
        "see": "fuseWaiters.filter(w, !w.audit && w.basis == 'stack')",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits by the call's own way, without audit",
          "zh-CN": "{{comm}}（{{pid}}）由调用自身到达，未经审计"
        }
      },
      "privateMount": {
        "see": "fuseMounts.filter(m, m.userId >= 0 && !m.allowOther && fuseWaiters.exists(w, w.ownership == 'foreign' && w.target == m.target))",
        "says": {
          "en": "{{target}} belongs to user {{userId}} and lacks allow_other",
          "zh-CN": "{{target}} 属于用户 {{userId}}，且没有 allow_other"
        }
      },
      "anyPrivateMount": {
        "see": "fuseMounts.filter(m, m.userId > 0 && !m.allowOther)",
        "role": "context",
        "says": {
          "en": "{{target}}: a private FUSE mount of user {{userId}}",
          "zh-CN": "{{target}}：用户 {{userId}} 的私有 FUSE 挂载"
        }
      },
      "sharedOnly": {
        "see": "fuseMounts.filter(m, m.userId == 0 || m.allowOther)",
        "role": "context",
        "says": {
          "en": "{{target}} is root's own or shared: root's request needs no audit to reach its daemon",
          "zh-CN": "{{target}} 属于 root 或为共享：root 的请求无需审计即可到达守护进程"
        },
        "limit": 2
      },
      "rulesLoaded": {
        "see": "auditRules.filter(r, r.table == 'kernel' && r.counted)",
        "says": {
          "en": "loaded in the kernel and counted; it need not match anything",
          "zh-CN": "已加载到内核且计数，无需匹配任何事件"
        },
        "limit": 2
      },
      "enabled": {
        "see": "auditStatus.filter(s, s.enabled >= 1)",
        "says": {
          "en": "audit is switched on",
          "zh-CN": "审计已启用"
        }
      },
      "locked": {
        "see": "auditStatus.filter(s, s.enabled == 2)",
        "role": "context",
        "says": {
          "en": "audit is locked until the next boot",
          "zh-CN": "审计已锁定，直到下次启动"
        }
      },
      "armed": {
        "see": "auditStates.filter(a, a.armed == 'yes')",
        "role": "context",
        "says": {
          "en": "{{counted}} counted rules are loaded",
          "zh-CN": "已加载 {{counted}} 条计数规则"
        }
      },
      "lockedByFile": {
        "see": "auditStates.filter(a, a.locked)",
        "role": "context",
        "says": {
          "en": "audit is locked until the next boot",
          "zh-CN": "审计已锁定，直到下次启动"
        }
      },
      "armedLikely": {
        "see": "auditStates.filter(a, a.armed == 'likely')",
        "says": {
          "en": "{{counted}} counted rules are configured; whether they are in force is not in the bundle",
          "zh-CN": "配置了 {{counted}} 条计数规则；是否生效，数据包中没有"
        }
      },
      "fileWithoutRules": {
        "see": "auditStates.filter(a, a.armed == 'unlikely')",
        "role": "against",
        "says": {
          "en": "the rules file arms nothing ({{why}}); whether the kernel agrees is not in the bundle",
          "zh-CN": "规则文件不会启用任何收集（{{why}}）；内核是否一致，数据包中没有"
        }
      },
      "daemonStopped": {
        "see": "fuseDaemons.filter(d, d.doing == 'stopped' && fuseWaiters.exists(w, w.ownership == 'foreign' && w.target == d.target))",
        "role": "context",
        "says": {
          "en": "the daemon {{comm}} ({{pid}}) is stopped",
          "zh-CN": "守护进程 {{comm}}（{{pid}}）已被停止"
        }
      },
      "tableRead": {
        "see": "members.filter(m, m.parser == 'mounts' || m.parser == 'mountinfo')",
        "role": "context",
        "says": {
          "en": "the kernel's mount table ({{rows}} mounts)",
          "zh-CN": "内核挂载表（{{rows}} 个挂载）"
        },
        "limit": 1
      },
      "notArmed": {
        "see": "auditStates.filter(a, a.armed == 'no')",
        "role": "against",
        "says": {
          "en": "audit collects nothing here ({{why}})",
          "zh-CN": "审计在此不收集任何信息（{{why}}）"
        }
      },
      "waiting": {
        "see": "fuseConnections.filter(c, c.waiting > 0 && fuseWaiters.exists(w, w.ownership == 'foreign' && w.connection == c.id))",
        "says": {
          "en": "connection {{id}} holds {{waiting}} unanswered requests",
          "zh-CN": "连接 {{id}} 有 {{waiting}} 个未应答请求"
        }
      },
      "daemon": {
        "see": "fuseDaemons.filter(d, fuseWaiters.exists(w, w.ownership == 'foreign' && w.target == d.target))",
        "says": {
          "en": "the daemon of {{target}}: {{comm}} ({{pid}}), {{doing}}",
          "zh-CN": "{{target}} 的守护进程：{{comm}}（{{pid}}），{{doing}}"
        },
        "limit": 2
      },
      "collectorGaveUp": {
        "see": "timeouts.filter(t, t.by != 'timeout' && t.command.re('(^|/| )(df|ls|stat|lsof|findmnt)( |$)'))",
        "says": {
          "en": "the collector itself gave up on this command",
          "zh-CN": "收集工具自己也放弃了这条命令"
        }
      },
      "tooOldKernel": {
        "see": "kernels.filter(k, k.release.olderThan('2.6.29'))",
        "role": "against",
        "says": {
          "en": "audit reads file capabilities only since 2.6.29",
          "zh-CN": "审计自 2.6.29 起才读取文件能力"
        },
        "limit": 1
      },
      "kernelWithFilter": {
        "see": "kernels.filter(k, !k.release.olderThan('5.1'))",
        "role": "context",
        "says": {
          "en": "knows the filesystem filter at lookup",
          "zh-CN": "支持查找时的 filesystem 过滤"
        },
        "limit": 1
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: no foreign user waits in FUSE",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有外部用户在 FUSE 中等待"
        },
        "limit": 1
      },
      "namedConnection": {
        "see": "fuseWaiters.filter(w, w.ownership == 'foreign' && w.connection >= 0)",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on connection {{connection}}",
          "zh-CN": "{{comm}}（{{pid}}）在连接 {{connection}} 上等待"
        }
      },
      "kernelRulesKnown": {
        "see": "members.filter(m, m.parser == 'auditctl-list' && m.kinds.exists(k, k == 'audit-rules'))",
        "role": "context",
        "says": {
          "en": "the loaded rules",
          "zh-CN": "已加载的规则"
        }
      }
    },
    "holds": {
      "confirmed": "foreignAudit && privateMount",
      "probable": "foreignAudit || (foreignWchan && privateMount && armed)",
      "possible": "foreignBriefly || unknownAudit && !ownAudit || (foreignWchan && privateMount && !notArmed)",
      "at-risk": "looked && anyPrivateMount && (armed || armedLikely) && !plain && !ownAudit"
    },
    "atRisk": {
      "headline": {
        "en": "Nothing hangs yet, but it can: with audit rules loaded, the FUSE daemon of user {{owner}} on {{target}} can stall root's df, whenever it stops answering.",
        "zh-CN": "目前没有挂起，但条件已具备：加载了审计规则时，用户 {{owner}} 在 {{target}} 上的 FUSE 守护进程一旦停止应答，就会使 root 的 df 挂起。"
      },
      "summary": {
        "en": "A FUSE mount without allow_other refuses every user but its owner, root included, before anything is sent to its daemon. The file capabilities that audit reads for every path looked up do not pass that check. So any user who can make a FUSE mount can stall root's df, monitoring and backup on this host, by accident or on purpose. Nobody was seen waiting when this bundle was made.",
        "zh-CN": "没有 allow_other 的 FUSE 挂载在向守护进程发送任何请求之前就会拒绝除属主之外的所有用户，root 也不例外。而审计为每次路径查找 读取的文件能力不经过这一检查。因此任何能建立 FUSE 挂载的用户都可能有意或无意地使本机 root 的 df、监控与备份挂起。收集此数据包 时没有看到任何等待者。"
      },
      "chain": [
        {
          "claim": {
            "en": "{{target}} is a FUSE mount of user {{owner}} without allow_other.",
            "zh-CN": "{{target}} 是用户 {{owner}} 的 FUSE 挂载，没有 allow_other。"
          },
          "observed": "anyPrivateMount"
        },
        {
          "claim": {
            "en": "Audit rules that count are loaded, or will be when the rules file is.",
            "zh-CN": "已加载计数的审计规则，或在加载规则文件时会加载。"
          },
          "observed": "rulesLoaded",
          "inferred": "armed || armedLikely"
        },
        {
          "claim": {
            "en": "Whenever its daemon stops answering, every path lookup that ends there waits for it, root's too.",
            "zh-CN": "其守护进程一旦停止应答，任何以此处为终点的路径查找都会等待它，root 的也不例外。"
          },
          "observed": "foreignAudit",
          "inferred": "anyPrivateMount"
        }
      ]
    },
    "ruledOut": [
      {
        "when": "ownAudit && !foreignAudit && !foreignBriefly && !unknownAudit",
        "because": {
          "en": "Every waiter that came through audit may use the mount, so it would wait without audit as well.",
          "zh-CN": "每个经审计到达的等待者都有权使用该挂载，没有审计也会等待。"
        }
      },
      {
        "when": "plain && !foreignAudit && !foreignBriefly && !unknownAudit && !foreignWchan",
        "because": {
          "en": "The waiters' stacks hold no audit frames; a foreign user's request would have been refused.",
          "zh-CN": "等待者的内核栈中没有审计帧；外部用户的请求本会被拒绝。"
        }
      },
      {
        "when": "notArmed && !foreignAudit && !foreignBriefly && !unknownAudit",
        "because": {
          "en": "Audit collects nothing on this host ({{armed}}), so a foreign user gets EACCES at once.",
          "zh-CN": "本机审计不收集任何信息（{{armed}}），外部用户会立即得到 EACCES。"
        }
      },
      {
        "when": "tooOldKernel && !foreignAudit && !foreignBriefly && !unknownAudit",
        "because": {
          "en": "Audit on this kernel does not read file capabilities.",
          "zh-CN": "此内核的审计不读取文件能力。"
        }
      },
      {
        "when": "looked && !foreignAudit && !foreignBriefly && !unknownAudit && !foreignWchan && (notArmed || fileWithoutRules || tooOldKernel || (tableRead && !anyPrivateMount))",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits in FUSE on a mount that refuses its user.",
          "zh-CN": "没有任务在拒绝其用户的 FUSE 挂载上等待。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "{{target}} is a FUSE mount of user {{owner}} without allow_other; its daemon has stopped answering.",
          "zh-CN": "{{target}} 是用户 {{owner}} 的 FUSE 挂载，没有 allow_other；其守护进程已停止应答。"
        },
        "observed": "privateMount",
        "inferred": "foreignAudit || foreignWchan || foreignBriefly || anyPrivateMount"
      },
      {
        "claim": {
          "en": "For any other user, root too, the kernel refuses such a mount before anything is sent.",
          "zh-CN": "对其他任何用户（包括 root），内核在发送任何请求之前就拒绝该挂载。"
        },
        "observed": "privateMount && foreignAudit",
        "inferred": "privateMount || anyPrivateMount || unknownAudit"
      },
      {
        "claim": {
          "en": "At least one counted audit rule is loaded and audit is on.",
          "zh-CN": "已加载至少一条计数的审计规则且审计已启用。"
        },
        "observed": "rulesLoaded || foreignAuditFrames",
        "inferred": "foreignWchan || unknownAudit"
      },
      {
        "claim": {
          "en": "Audit reads security.capability of the inode that a path lookup found; that read passes no such check and goes to the daemon.",
          "zh-CN": "审计读取路径查找所得 inode 的 security.capability；该读取不经过上述检查，直接发往守护进程。"
        },
        "observed": "foreignAuditFrames",
        "inferred": "foreignWchan || unknownAudit"
      },
      {
        "claim": {
          "en": "df and whoever else looks at the mount point waits for an answer that does not come.",
          "zh-CN": "df 以及其他查看该挂载点者都在等待不会到来的应答。"
        },
        "observed": "foreignAudit || foreignWchan || unknownAudit",
        "inferred": "foreignBriefly"
      }
    ],
    "missing": [
      {
        "unless": "foreignAudit || ownAudit || plain || unknownAudit",
        "fact": {
          "en": "kernel stacks of the waiting tasks",
          "zh-CN": "等待任务的内核栈"
        },
        "why": {
          "en": "audit_copy_inode in the stack of a foreign user's task proves it",
          "zh-CN": "其他用户任务的内核栈中出现 audit_copy_inode 即为证明"
        },
        "command": "for p in $(pgrep -x df; pgrep -x stat; pgrep -x ls); do echo \"== $p\"; cat /proc/$p/comm /proc/$p/wchan /proc/$p/stack; done"
      },
      {
        "unless": "privateMount || sharedOnly || anyPrivateMount",
        "fact": {
          "en": "options of the FUSE mount",
          "zh-CN": "FUSE 挂载的选项"
        },
        "why": {
          "en": "user_id and allow_other say who may use it",
          "zh-CN": "user_id 与 allow_other 说明谁可以使用"
        },
        "command": "grep fuse /proc/self/mountinfo"
      },
      {
        "unless": "kernelRulesKnown || notArmed",
        "fact": {
          "en": "audit rules loaded in the kernel and audit's status",
          "zh-CN": "内核中已加载的审计规则与审计状态"
        },
        "why": {
          "en": "without a counted rule this cannot happen",
          "zh-CN": "没有计数规则就不会发生"
        },
        "command": "auditctl -l; auditctl -s"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine, as an ordinary user, mount any FUSE file system without allow_other and stop its daemon.",
          "zh-CN": "在可丢弃的机器上，以普通用户挂载任意不带 allow_other 的 FUSE 文件系统，并停住其守护进程。"
        },
        "run": "mkdir -p ~/src ~/mnt && bindfs ~/src ~/mnt && pkill -STOP bindfs"
      },
      {
        "do": {
          "en": "As root: df returns at once.",
          "zh-CN": "以 root 身份：df 立即返回。"
        },
        "run": "timeout -s KILL 5 df -h; echo $?"
      },
      {
        "do": {
          "en": "Load one rule, and try again: it hangs.",
          "zh-CN": "加载一条规则后重试：挂起。"
        },
        "run": "auditctl -e 1; auditctl -w /etc/passwd -p wa -k unhang-lab; timeout -s KILL 5 df -h; echo $?"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "pkill -CONT bindfs; fusermount -u ~/mnt; auditctl -W /etc/passwd -p wa -k unhang-lab; auditctl -e 0",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See the other file systems at once. df of coreutils 8.21 to 8.27 (RHEL 7 has 8.22) may ask excluded types all the same and hang: name the mount points there, as in df -h / /var.",
          "zh-CN": "立即查看其他文件系统。coreutils 8.21 至 8.27 的 df（RHEL 7 为 8.22）仍可能查询被排除的类型而挂起：此时请写明挂载点，例如 df -h / /var。"
        },
        "run": "df -h -x {{type}}",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        },
        "when": "hanging"
      },
      {
        "do": {
          "en": "Continue the daemon, which is only stopped.",
          "zh-CN": "守护进程只是被停止，让它继续。"
        },
        "run": "kill -CONT {{stopped*}}",
        "risk": "none",
        "undo": {
          "en": "kill -STOP the same process",
          "zh-CN": "对同一进程执行 kill -STOP"
        },
        "when": "hanging && (daemonStopped)"
      },
      {
        "do": {
          "en": "Find the connection: its count never falls to 0, and its number N is the last part of the device number (0:N) in mountinfo.",
          "zh-CN": "找到该连接：其计数始终不归零，编号 N 即 mountinfo 中设备号（0:N）的后半部分。"
        },
        "run": "mountpoint -q /sys/fs/fuse/connections || mount -t fusectl none /sys/fs/fuse/connections\ngrep -H . /sys/fs/fuse/connections/*/waiting; grep fuse /proc/self/mountinfo",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        },
        "when": "hanging && (!namedConnection)"
      },
      {
        "do": {
          "en": "Exempt FUSE from audit's PATH records; all other rules stay. It helps calls that start afterwards and wakes nobody who sleeps already.",
          "zh-CN": "使 FUSE 免于审计的 PATH 记录，其他规则不变。只对之后开始的调用有效，不会唤醒已睡眠者。"
        },
        "run": "auditctl -a never,filesystem -F fstype=0x65735546",
        "risk": "low",
        "undo": {
          "en": "auditctl -d never,filesystem -F fstype=0x65735546",
          "zh-CN": "auditctl -d never,filesystem -F fstype=0x65735546"
        },
        "when": "kernelWithFilter && !locked && !lockedByFile"
      },
      {
        "do": {
          "en": "Abort the user's FUSE connection: every waiter returns with ENOTCONN. What the user had open there is lost.",
          "zh-CN": "中止该用户的 FUSE 连接：所有等待者以 ENOTCONN 返回。用户在其中打开的内容会丢失。"
        },
        "run": "mountpoint -q /sys/fs/fuse/connections || mount -t fusectl none /sys/fs/fuse/connections\necho 1 > /sys/fs/fuse/connections/{{connection}}/abort",
        "risk": "medium",
        "undo": {
          "en": "the user mounts it again",
          "zh-CN": "由用户重新挂载"
        },
        "when": "hanging"
      },
      {
        "do": {
          "en": "Kill the user's daemon: the connection ends when the last holder of its /dev/fuse is gone.",
          "zh-CN": "结束该用户的守护进程：最后一个持有其 /dev/fuse 者消失时连接即终止。"
        },
        "run": "kill -9 {{daemons*}}",
        "risk": "medium",
        "undo": {
          "en": "the user mounts it again",
          "zh-CN": "由用户重新挂载"
        },
        "when": "hanging"
      },
      {
        "do": {
          "en": "Take all audit rules away. It wakes nobody who sleeps already, and leaves the host unaudited: ask whoever answers for compliance.",
          "zh-CN": "移除全部审计规则。不会唤醒已睡眠者，并使主机失去审计：须征得合规负责人同意。"
        },
        "run": "auditctl -D",
        "risk": "high",
        "undo": {
          "en": "auditctl -R /etc/audit/audit.rules (or augenrules --load)",
          "zh-CN": "auditctl -R /etc/audit/audit.rules（或 augenrules --load）"
        },
        "when": "hanging && (!locked && !lockedByFile)"
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Keep the exemption for good: put it into the rules and load them.",
          "zh-CN": "永久保留豁免：写入规则文件并加载。"
        },
        "run": "echo '-a never,filesystem -F fstype=0x65735546' > /etc/audit/rules.d/10-fuse.rules && augenrules --load",
        "since": {
          "en": "Linux 5.1 consults this filter at lookup",
          "zh-CN": "Linux 5.1 起在查找时应用此过滤"
        },
        "when": "kernelWithFilter"
      },
      {
        "do": {
          "en": "Keep gvfs from making FUSE mounts: GVFS_DISABLE_FUSE=1 in the sessions' environment.",
          "zh-CN": "阻止 gvfs 建立 FUSE 挂载：在会话环境中设置 GVFS_DISABLE_FUSE=1。"
        },
        "run": "echo 'export GVFS_DISABLE_FUSE=1' > /etc/profile.d/gvfs-no-fuse.sh"
      },
      {
        "do": {
          "en": "The kernel: no upstream change is known that makes audit's read respect FUSE's permission check. 57d4657716ac covers umount(2) only.",
          "zh-CN": "内核：尚不知有上游修改使审计的读取遵守 FUSE 的权限检查。57d4657716ac 仅涉及 umount(2)。"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "With the rules loaded and the user's daemon stopped, root's df returns.",
          "zh-CN": "规则已加载且用户守护进程被停止时，root 的 df 仍能返回。"
        },
        "run": "timeout -s KILL 5 df -h > /dev/null; echo $?",
        "expect": {
          "en": "0 or 1, not 124 and not 137",
          "zh-CN": "0 或 1，不是 124 也不是 137"
        },
        "held": "armed && stoppedAgain && dfReturned && !stillWaits",
        "broken": "stillWaits"
      },
      {
        "do": {
          "en": "Nothing waits on any FUSE connection.",
          "zh-CN": "任何 FUSE 连接上都没有等待。"
        },
        "run": "grep -H . /sys/fs/fuse/connections/*/waiting",
        "expect": {
          "en": "0 on every line, after a second look",
          "zh-CN": "再看一次，每行都是 0"
        },
        "held": "connectionsAll && !pending",
        "broken": "waiting && stillWaits"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "fuseWaiters.filter(w, w.ownership == 'foreign' && !w.momentary && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在 {{target}} 上等待"
        },
        "limit": 3
      },
      "stoppedAgain": {
        "see": "fuseDaemons.filter(d, d.doing == 'stopped' && d.target in before.target)",
        "says": {
          "en": "the daemon {{comm}} ({{pid}}) is stopped",
          "zh-CN": "守护进程 {{comm}}（{{pid}}）已被停止"
        },
        "limit": 1
      },
      "dfReturned": {
        "see": "diskUsage.filter(u, u.target == '/')",
        "says": {
          "en": "a df of all file systems returned",
          "zh-CN": "对所有文件系统的 df 已返回"
        },
        "limit": 1
      },
      "connectionsAll": {
        "see": "fuseConnections.filter(c, c.waiting >= 0)",
        "says": {
          "en": "connection {{id}}: {{waiting}} waiting",
          "zh-CN": "连接 {{id}}：{{waiting}} 个等待"
        },
        "limit": 3
      },
      "pending": {
        "see": "fuseConnections.filter(c, c.waiting > 0)",
        "says": {
          "en": "connection {{id}} holds {{waiting}} unanswered requests",
          "zh-CN": "连接 {{id}} 有 {{waiting}} 个未应答请求"
        },
        "limit": 3
      }
    },
    "references": [
      {
        "title": "audit-kernel issue 150: audit reads security.capability on every FUSE path",
        "url": "https://github.com/linux-audit/audit-kernel/issues/150"
      },
      {
        "title": "audit-kernel issue 100: umount of a dead mount hangs when auditable",
        "url": "https://github.com/linux-audit/audit-kernel/issues/100"
      },
      {
        "title": "Linux: FUSE, why other users are refused",
        "url": "https://www.kernel.org/doc/html/v6.12/filesystems/fuse.html"
      }
    ]
  },
  {
    "id": "fuse-daemon-hung",
    "severity": "high",
    "title": {
      "en": "A FUSE daemon answered INIT and then went silent",
      "zh-CN": "FUSE 守护进程应答 INIT 之后不再响应"
    },
    "headline": {
      "en": "df hangs on {{target}}: its FUSE daemon {{daemonNames}} has taken requests and answers them no more.",
      "zh-CN": "df 挂在 {{target}}：其 FUSE 守护进程 {{daemonNames}} 收下请求后不再应答。"
    },
    "summary": {
      "en": "The connection works, INIT was answered, and requests are with the daemon (request_wait_answer), but their answers do not come: the daemon is stopped, waits for a lock, a network or a disk, or forgot a request. Its waiters show state S and are reported by nobody; a waiter that is killed turns to D, cannot die, and is then reported as hung.",
      "zh-CN": "连接本身正常，INIT 已应答，请求已交给守护进程（request_wait_answer），但应答迟迟不来：守护进程被停止，在等待锁、网络或磁盘， 或丢失了请求。等待者显示为 S 状态，无人报告；被 kill 的等待者会变成 D 状态、无法结束，此后才被报告为挂起。"
    },
    "behind": [
      "fuse-self-deadlock",
      "fuse-daemon-net",
      "glusterfs-fuse",
      "host-share-gone"
    ],
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "fuseWaiters.filter(w, w.gate != 'init' && w.ownership != 'foreign').map(w, w.target)",
        "default": "MOUNTPOINT"
      },
      "type": {
        "see": "fuseMounts.filter(m, fuseWaiters.exists(w, w.gate != 'init' && w.target == m.target)).map(m, m.type)",
        "default": "fuse"
      },
      "connection": {
        "see": "fuseWaiters.filter(w, w.gate != 'init' && w.ownership != 'foreign').map(w, w.connection)",
        "default": "N"
      },
      "daemons": {
        "see": "fuseDaemons.filter(d, fuseWaiters.exists(w, w.gate != 'init' && w.target == d.target)).map(d, d.pid)",
        "default": "PID-OF-THE-DAEMON"
      },
      "daemonNames": {
        "see": "fuseDaemons.filter(d, fuseWaiters.exists(w, w.gate != 'init' && w.target == d.target)).map(d, d.comm)",
        "default": ""
      },
      "stopped": {
        "see": "fuseDaemons.filter(d, d.doing == 'stopped' && fuseWaiters.exists(w, w.gate != 'init' && w.target == d.target)).map(d, d.pid)",
        "default": "PID-OF-THE-DAEMON"
      }
    },
    "signals": {
      "answerWait": {
        "see": "fuseWaiters.filter(w, w.gate == 'answer' && w.basis == 'stack' && !w.momentary && w.ownership != 'foreign' && w.mountType != 'virtiofs')",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the daemon's answer to a request that was sent: INIT was answered",
          "zh-CN": "{{comm}}（{{pid}}）在等待已发出请求的应答：说明 INIT 已应答"
        },
        "limit": 6
      },
      "answerWchan": {
        "see": "fuseWaiters.filter(w, w.gate == 'answer' && w.basis != 'stack' && !w.momentary && w.ownership != 'foreign' && w.mountType != 'virtiofs')",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in request_wait_answer",
          "zh-CN": "{{comm}}（{{pid}}）睡在 request_wait_answer"
        }
      },
      "momentaryWait": {
        "see": "fuseWaiters.filter(w, w.gate != 'init' && w.momentary && w.ownership != 'foreign' && w.mountType != 'virtiofs')",
        "says": {
          "en": "{{comm}} ({{pid}}) had a request with the daemon; whether for a moment or for good, one look cannot tell",
          "zh-CN": "{{comm}}（{{pid}}）有一个请求在守护进程手中；是片刻还是不再返回，单凭一次查看无法断定"
        }
      },
      "backgroundWait": {
        "see": "fuseWaiters.filter(w, w.gate == 'background' && !w.momentary && w.ownership != 'foreign')",
        "says": {
          "en": "{{comm}} ({{pid}}) is throttled behind requests that the daemon does not answer",
          "zh-CN": "{{comm}}（{{pid}}）被限流在守护进程未应答的请求之后"
        }
      },
      "psRows": {
        "see": "fuseWaiters.filter(w, w.gate == 'answer' && w.basis == 'stack' && !w.momentary && w.ownership != 'foreign')",
        "cite": "processRows",
        "says": {
          "en": "{{comm}} ({{pid}}) in the process list",
          "zh-CN": "进程列表中的 {{comm}}（{{pid}}）"
        },
        "limit": 2
      },
      "servedMount": {
        "see": "fuseMounts.filter(m, m.type != 'virtiofs' && fuseWaiters.exists(w, w.gate != 'init' && w.ownership != 'foreign' && w.target == m.target))",
        "says": {
          "en": "the mount that they wait for: {{type}} on {{target}}",
          "zh-CN": "它们所等待的挂载：{{target}} 上的 {{type}}"
        },
        "limit": 2
      },
      "waiting": {
        "see": "fuseConnections.filter(c, c.waiting > 0 && fuseWaiters.exists(w, w.gate != 'init' && w.connection == c.id))",
        "says": {
          "en": "connection {{id}} holds {{waiting}} unanswered requests",
          "zh-CN": "连接 {{id}} 有 {{waiting}} 个未应答请求"
        }
      },
      "daemonStopped": {
        "see": "fuseDaemons.filter(d, d.doing == 'stopped' && fuseWaiters.exists(w, w.gate != 'init' && w.target == d.target))",
        "says": {
          "en": "the daemon {{comm}} ({{pid}}) is stopped (state T)",
          "zh-CN": "守护进程 {{comm}}（{{pid}}）已被停止（T 状态）"
        }
      },
      "daemonElsewhere": {
        "see": "fuseDaemons.filter(d, d.doing == 'elsewhere' && fuseWaiters.exists(w, w.gate != 'init' && w.target == d.target))",
        "says": {
          "en": "the thread of {{comm}} ({{pid}}) that was seen is not reading requests",
          "zh-CN": "所见的 {{comm}}（{{pid}}）线程没有在读取请求"
        },
        "limit": 2
      },
      "daemonWaits": {
        "see": "fuseDaemons.filter(d, d.doing == 'waiting' && fuseWaiters.exists(w, w.gate != 'init' && w.target == d.target))",
        "says": {
          "en": "the daemon {{comm}} ({{pid}}) waits in FUSE itself",
          "zh-CN": "守护进程 {{comm}}（{{pid}}）自己在 FUSE 中等待"
        },
        "limit": 2
      },
      "longWait": {
        "see": "fuseWaiters.filter(w, w.gate == 'answer' && !w.momentary && w.ageSeconds >= 10 && w.ownership != 'foreign')",
        "cite": "processRows",
        "says": {
          "en": "{{comm}} ({{pid}}) had waited for {{ageSeconds}} s or more",
          "zh-CN": "{{comm}}（{{pid}}）已等待 {{ageSeconds}} 秒以上"
        },
        "limit": 2
      },
      "longThrottle": {
        "see": "fuseWaiters.filter(w, w.gate == 'background' && !w.momentary && w.ageSeconds >= 10 && w.ownership != 'foreign')",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) had waited behind the full queue for {{ageSeconds}} s or more",
          "zh-CN": "{{comm}}（{{pid}}）已在已满的队列之后等待 {{ageSeconds}} 秒以上"
        }
      },
      "several": {
        "see": "fuseWaiters.filter(w, w.gate == 'answer' && !w.momentary && w.target != '' && fuseWaiters.exists(v, v.gate == 'answer' && v.pid != w.pid && v.target == w.target))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) is one of several who wait on {{target}}",
          "zh-CN": "{{comm}}（{{pid}}）是在 {{target}} 上等待的多个任务之一"
        }
      },
      "sleepsInterruptibly": {
        "see": "fuseWaiters.filter(w, w.gate == 'answer' && !w.momentary && w.state == 'S')",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) shows state S",
          "zh-CN": "{{comm}}（{{pid}}）显示为 S 状态"
        }
      },
      "daemonIdle": {
        "see": "fuseDaemons.filter(d, d.doing == 'idle' && fuseWaiters.exists(w, w.gate != 'init' && w.target == d.target))",
        "role": "against",
        "says": {
          "en": "the thread of {{comm}} ({{pid}}) that was seen is idle: it reads requests, so it lost one, or another thread has it",
          "zh-CN": "所见的 {{comm}}（{{pid}}）线程空闲，正在读取请求：它丢失了一个请求，或请求在另一线程手中"
        },
        "limit": 2
      },
      "hungReport": {
        "see": "tasks.filter(t, t.report == 'hung-task' && fuseWaiters.exists(w, w.gate == 'answer' && w.pid == t.pid) && t.frames.exists(f, f.reliable && f.function.re('^(request_wait_answer|wait_answer_interruptible)$')))",
        "says": {
          "en": "the kernel reports {{comm}} ({{pid}}) as hung: it was killed while the daemon had its request",
          "zh-CN": "内核报告 {{comm}}（{{pid}}）挂起：其请求在守护进程手中时被 kill"
        },
        "limit": 2
      },
      "lingering": {
        "see": "lingeringCommands.filter(l, l.sleepsIn == '')",
        "says": {
          "en": "{{comm}} ({{pid}}) had run for more than {{ageSeconds}} s in state {{state}}; where it sleeps is not in the bundle",
          "zh-CN": "{{comm}}（{{pid}}）已运行超过 {{ageSeconds}} 秒，状态 {{state}}；数据包中没有它睡在何处"
        },
        "limit": 3
      },
      "busyMount": {
        "see": "fuseMounts.filter(m, m.waiting != 0 && m.type != 'virtiofs' && !m.type.re('lxcfs|snapfuse|squashfuse|portal') && (m.userId <= 0 || m.allowOther))",
        "role": "context",
        "says": {
          "en": "a FUSE mount: {{type}} on {{target}}",
          "zh-CN": "FUSE 挂载：{{target}} 上的 {{type}}"
        },
        "limit": 3
      },
      "collectorGaveUp": {
        "see": "timeouts.filter(t, t.by != 'timeout' && t.command.re('(^|/| )(df|ls|stat|lsof|findmnt)( |$)'))",
        "says": {
          "en": "the collector itself gave up on this command",
          "zh-CN": "收集工具自己也放弃了这条命令"
        }
      },
      "dfPassed": {
        "see": "diskUsage.filter(u, fuseWaiters.exists(w, w.gate != 'init' && w.target == u.target))",
        "role": "against",
        "says": {
          "en": "a df in this bundle got past {{target}}",
          "zh-CN": "本数据包中的某次 df 越过了 {{target}}"
        },
        "limit": 1
      },
      "otherWait": {
        "see": "tasks.filter(t, t.comm.re('^(df|ls|stat|umount|lsof|find)$') && (t.wchan.re('^(rpc_wa|nfs|autofs|cifs|wait_for_resp|ceph_|gfs2_|ocfs2_|p9_cli|ptlrpc)') || t.frames.exists(f, f.reliable && f.function.re('^(rpc_wait_bit|nfs[34]?_|autofs4?_wait|cifs_|wait_for_response|ceph_|gfs2_|ocfs2_|__ocfs2|p9_client|ptlrpc_|io_schedule|submit_bio_wait|jbd2_|xfs_buf|percpu_rwsem_wait)'))))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits, but for another file system",
          "zh-CN": "{{comm}}（{{pid}}）在等待，但等的是另一种文件系统"
        },
        "limit": 2
      },
      "gateWait": {
        "see": "fuseWaiters.filter(w, w.gate == 'init')",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for an INIT reply",
          "zh-CN": "{{comm}}（{{pid}}）在等待 INIT 应答"
        }
      },
      "foreignWait": {
        "see": "fuseWaiters.filter(w, w.gate != 'init' && w.ownership == 'foreign' && w.audit)",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) may not use {{target}}: only audit let its request out",
          "zh-CN": "{{comm}}（{{pid}}）无权使用 {{target}}：仅因审计其请求才得以发出"
        }
      },
      "virtiofsWait": {
        "see": "fuseWaiters.filter(w, w.mountType == 'virtiofs')",
        "role": "against",
        "says": {
          "en": "{{target}} is virtiofs: its daemon runs on the hypervisor",
          "zh-CN": "{{target}} 是 virtiofs：其守护进程运行在宿主机上"
        }
      },
      "auditedOwner": {
        "see": "fuseWaiters.filter(w, w.gate == 'answer' && w.audit && (w.ownership == 'owner' || w.ownership == 'shared'))",
        "says": {
          "en": "audit merely chose which request of {{comm}} ({{pid}}) hangs: its user may use the mount",
          "zh-CN": "审计只决定了 {{comm}}（{{pid}}）的哪个请求挂起：该用户有权使用此挂载"
        },
        "limit": 1
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: nobody waits for a FUSE daemon's answer",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有任务在等待 FUSE 守护进程的应答"
        },
        "limit": 1
      },
      "namedConnection": {
        "see": "fuseWaiters.filter(w, w.gate != 'init' && w.connection >= 0)",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on connection {{connection}}",
          "zh-CN": "{{comm}}（{{pid}}）在连接 {{connection}} 上等待"
        }
      },
      "connectionsKnown": {
        "see": "fuseConnections.filter(c, c.waiting >= 0)",
        "role": "context",
        "says": {
          "en": "connection {{id}}: {{waiting}} waiting",
          "zh-CN": "连接 {{id}}：{{waiting}} 个等待"
        }
      }
    },
    "holds": {
      "confirmed": "answerWait && servedMount && !dfPassed && (waiting || daemonStopped || daemonWaits || hungReport || collectorGaveUp || ((several || longWait) && !daemonIdle))",
      "probable": "(answerWait && !dfPassed) || longThrottle || (answerWchan && servedMount && (waiting || daemonStopped || daemonWaits || collectorGaveUp || longWait) && !dfPassed)",
      "possible": "answerWait || answerWchan || backgroundWait || momentaryWait || (lingering && busyMount && !gateWait && !foreignWait && !virtiofsWait && !otherWait)"
    },
    "ruledOut": [
      {
        "when": "foreignWait && !answerWait && !answerWchan && !momentaryWait",
        "because": {
          "en": "The waiters may not use that mount; audit let their request out, which is fuse-audit-bypass.",
          "zh-CN": "等待者无权使用该挂载；是审计使其请求得以发出，这属于 fuse-audit-bypass。"
        }
      },
      {
        "when": "virtiofsWait && !answerWait && !answerWchan && !momentaryWait",
        "because": {
          "en": "The waiting is on virtiofs, which has no daemon on this host.",
          "zh-CN": "等待发生在 virtiofs 上，其守护进程不在本机。"
        }
      },
      {
        "when": "gateWait && !answerWait && !answerWchan && !backgroundWait && !momentaryWait",
        "because": {
          "en": "The waiters stand at the gate before INIT; no request has ever been with the daemon.",
          "zh-CN": "等待者停在 INIT 之前的闸口；从未有请求交给守护进程。"
        }
      },
      {
        "when": "looked && !answerWait && !answerWchan && !backgroundWait && !momentaryWait && !(lingering && busyMount && !otherWait)",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for the answer of a FUSE daemon.",
          "zh-CN": "没有任务在等待 FUSE 守护进程的应答。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "{{target}} is a working FUSE mount: its daemon has answered INIT.",
          "zh-CN": "{{target}} 是可用的 FUSE 挂载：其守护进程已应答 INIT。"
        },
        "observed": "answerWait || answerWchan || backgroundWait || momentaryWait",
        "inferred": "lingering"
      },
      {
        "claim": {
          "en": "The daemon took requests and stopped answering.",
          "zh-CN": "守护进程收下请求后停止应答。"
        },
        "observed": "waiting || daemonStopped || daemonElsewhere",
        "inferred": "answerWait || answerWchan || backgroundWait || momentaryWait || lingering"
      },
      {
        "claim": {
          "en": "df, ls and stat sleep in request_wait_answer, in state S, which no hung-task report ever names.",
          "zh-CN": "df、ls、stat 以 S 状态睡在 request_wait_answer，hung-task 报告从不涉及此状态。"
        },
        "observed": "sleepsInterruptibly",
        "inferred": "answerWait || answerWchan || backgroundWait || momentaryWait || lingering"
      },
      {
        "claim": {
          "en": "A waiter that is killed meanwhile turns to D and cannot die; only then does the kernel report it.",
          "zh-CN": "其间被 kill 的等待者会变为 D 状态且无法结束；此时内核才会报告。"
        },
        "observed": "hungReport",
        "inferred": "answerWait"
      }
    ],
    "missing": [
      {
        "unless": "answerWait || answerWchan || gateWait || !momentaryWait",
        "fact": {
          "en": "a second look at the waiting task",
          "zh-CN": "再次查看等待中的任务"
        },
        "why": {
          "en": "a request that is still there ten seconds later is not on its way",
          "zh-CN": "十秒之后仍在的请求就不是正在途中"
        },
        "command": "ps axo pid,state,wchan:32,lstart,args > /tmp/ps.1; sleep 10; ps axo pid,state,wchan:32,lstart,args > /tmp/ps.2; grep -h request_wait_answer /tmp/ps.1 /tmp/ps.2 | sort | uniq -d"
      },
      {
        "unless": "answerWait || gateWait",
        "fact": {
          "en": "kernel stacks of the waiting tasks",
          "zh-CN": "等待任务的内核栈"
        },
        "why": {
          "en": "they show that the request is with the daemon, and which one",
          "zh-CN": "它们能说明请求已在守护进程手中，以及是哪个请求"
        },
        "command": "for p in $(pgrep -x df; pgrep -x ls; pgrep -x stat); do echo \"== $p\"; cat /proc/$p/comm /proc/$p/wchan /proc/$p/stack; done"
      },
      {
        "unless": "daemonStopped || daemonElsewhere",
        "fact": {
          "en": "what every thread of the daemon does",
          "zh-CN": "守护进程每个线程在做什么"
        },
        "why": {
          "en": "stopped, a lock, the network, a disk or its own mount: that is the cause behind the cause",
          "zh-CN": "被停止、锁、网络、磁盘或自身挂载：这才是背后的原因"
        },
        "command": "for t in /proc/{{daemons}}/task/*; do echo \"== $t\"; cat $t/comm $t/wchan $t/stack; done"
      },
      {
        "unless": "connectionsKnown",
        "fact": {
          "en": "requests waiting on each FUSE connection",
          "zh-CN": "每个 FUSE 连接上等待的请求数"
        },
        "why": {
          "en": "a count that never falls to 0 marks the connection; sos does not collect it",
          "zh-CN": "始终不归零的计数即为该连接；sos 不收集此项"
        },
        "command": "grep -H . /sys/fs/fuse/connections/*/waiting"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine: mount any FUSE file system and stop its daemon.",
          "zh-CN": "在可丢弃的机器上：挂载任意 FUSE 文件系统并停住其守护进程。"
        },
        "run": "mkdir -p /tmp/unhang-src /mnt/unhang-lab; bindfs -f /tmp/unhang-src /mnt/unhang-lab & D=$!; sleep 1; kill -STOP $D"
      },
      {
        "do": {
          "en": "Watch it hang, in state S.",
          "zh-CN": "观察挂起，状态为 S。"
        },
        "run": "df -h & sleep 1; cat /proc/$!/wchan; ps -o pid,state,wchan:24,args -p $!"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "kill -CONT $D; fusermount -u /mnt/unhang-lab; rmdir /mnt/unhang-lab /tmp/unhang-src",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See the other file systems at once. df of coreutils 8.21 to 8.27 (RHEL 7 has 8.22) may ask excluded types all the same and hang: name the mount points there, as in df -h / /var.",
          "zh-CN": "立即查看其他文件系统。coreutils 8.21 至 8.27 的 df（RHEL 7 为 8.22）仍可能查询被排除的类型而挂起：此时请写明挂载点，例如 df -h / /var。"
        },
        "run": "df -h -x {{type}}",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Continue the daemon if it was only stopped: everybody goes on.",
          "zh-CN": "若守护进程只是被停止，让它继续：所有等待者随之恢复。"
        },
        "run": "kill -CONT {{stopped*}}",
        "risk": "none",
        "undo": {
          "en": "kill -STOP the same process",
          "zh-CN": "对同一进程执行 kill -STOP"
        },
        "when": "daemonStopped"
      },
      {
        "do": {
          "en": "Find the connection: its count never falls to 0, and its number N is the last part of the device number (0:N) in mountinfo.",
          "zh-CN": "找到该连接：其计数始终不归零，编号 N 即 mountinfo 中设备号（0:N）的后半部分。"
        },
        "run": "mountpoint -q /sys/fs/fuse/connections || mount -t fusectl none /sys/fs/fuse/connections\ngrep -H . /sys/fs/fuse/connections/*/waiting; grep fuse /proc/self/mountinfo",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        },
        "when": "!namedConnection && !waiting"
      },
      {
        "do": {
          "en": "Abort the connection: every waiter returns with ENOTCONN. What was not yet written through this mount is lost. Do not kill the waiting df instead: it would turn to D.",
          "zh-CN": "中止该连接：所有等待者以 ENOTCONN 返回。尚未经此挂载写入的内容会丢失。不要改为 kill 正在等待的 df：它会变成 D 状态。"
        },
        "run": "mountpoint -q /sys/fs/fuse/connections || mount -t fusectl none /sys/fs/fuse/connections\necho 1 > /sys/fs/fuse/connections/{{connection}}/abort",
        "risk": "medium",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        }
      },
      {
        "do": {
          "en": "Kill the daemon; the mount stays behind as 'Transport endpoint is not connected' until it is unmounted.",
          "zh-CN": "结束守护进程；挂载会残留为 'Transport endpoint is not connected'，直到被卸载。"
        },
        "run": "kill -9 {{daemons*}}; umount -l {{target}}",
        "risk": "medium",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Find what the daemon waits for, by its threads' stacks, and mend that: a network file system wants -o reconnect and keep-alives, a local one a fix in the daemon.",
          "zh-CN": "根据守护进程各线程的内核栈找出其所等待之物并修复：网络文件系统应使用 -o reconnect 与保活，本地文件系统则须修复守护进程。"
        }
      },
      {
        "do": {
          "en": "Let the kernel give up: with fs.fuse.default_request_timeout it aborts a connection whose daemon answers no more (checked coarsely; the whole connection goes).",
          "zh-CN": "让内核放弃：设置 fs.fuse.default_request_timeout 后，守护进程不再应答时内核会中止连接（检查较粗，整个连接都会中止）。"
        },
        "run": "sysctl -w fs.fuse.default_request_timeout=60",
        "since": {
          "en": "Linux 6.15",
          "zh-CN": "Linux 6.15"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The mount answers.",
          "zh-CN": "挂载能够应答。"
        },
        "run": "timeout -s KILL 5 stat -f -- {{target}}; echo $?",
        "expect": {
          "en": "not 124 and not 137; a command that never returns says that it still hangs",
          "zh-CN": "不是 124 也不是 137；若命令一直不返回，说明仍在挂起"
        },
        "held": "passed",
        "broken": "stillWaits"
      },
      {
        "do": {
          "en": "Nothing waits on any FUSE connection.",
          "zh-CN": "任何 FUSE 连接上都没有等待。"
        },
        "run": "grep -H . /sys/fs/fuse/connections/*/waiting",
        "expect": {
          "en": "0 on every line, after a second look",
          "zh-CN": "再看一次，每行都是 0"
        },
        "held": "connectionsKnown && !pending",
        "broken": "waiting && stillWaits"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "fuseWaiters.filter(w, !w.momentary && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在 {{target}} 上等待"
        },
        "limit": 3
      },
      "passed": {
        "see": "diskUsage.filter(u, u.target in before.target)",
        "says": {
          "en": "a df got an answer from {{target}}",
          "zh-CN": "某次 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      },
      "pending": {
        "see": "fuseConnections.filter(c, c.waiting > 0)",
        "says": {
          "en": "connection {{id}} holds {{waiting}} unanswered requests",
          "zh-CN": "连接 {{id}} 有 {{waiting}} 个未应答请求"
        },
        "limit": 3
      }
    },
    "references": [
      {
        "title": "Linux 6.15: FUSE, a connection whose server does not answer times out",
        "url": "https://lore.kernel.org/all/CAJfpegsQDTYsEWHMK9skpNzUO=GA_DR7zGHftyO2sZH5wjaZLA@mail.gmail.com/"
      },
      {
        "title": "Linux: FUSE, interrupting and aborting requests",
        "url": "https://www.kernel.org/doc/html/v6.12/filesystems/fuse.html"
      },
      {
        "title": "Linux: sysctl fs.fuse",
        "url": "https://www.kernel.org/doc/html/latest/admin-guide/sysctl/fs.html"
      }
    ]
  },
  {
    "id": "fuse-daemon-net",
    "severity": "high",
    "title": {
      "en": "The server behind a network FUSE mount does not answer",
      "zh-CN": "网络 FUSE 挂载背后的服务器不应答"
    },
    "headline": {
      "en": "df hangs on {{target}}: the server behind it ({{source}}) does not answer its FUSE daemon.",
      "zh-CN": "df 挂在 {{target}}：其背后的服务器（{{source}}）不应答 FUSE 守护进程。"
    },
    "summary": {
      "en": "The daemon took the request and passed it on over the network, and no answer came back. Without a time limit of its own, sshfs and its kind wait as long as TCP does, which is a quarter of an hour with data under way and for ever without. Everybody who touches the mount waits with it, in state S. Once the connection is closed they get an error.",
      "zh-CN": "守护进程收下请求并经网络转发，却没有得到应答。sshfs 一类的守护进程若未设置超时，就会一直等到 TCP 放弃：有数据在途时约一刻钟，没有则永远等下去。 访问该挂载的任务都以 S 状态随之等待。连接一旦关闭，它们会得到错误。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "waits.filter(w, w.family == 'fuse-answer' && (w.mountType.re('^fuse[.](sshfs|s3fs|davfs2?|mount[.]davfs|curlftpfs|goofys|rclone|gcsfuse|blobfuse2?|ossfs|cosfs|obsfs|juicefs|cvmfs2|ceph-fuse|fuse_dfs|mount-s3|seaweedfs|mfs)$') || (w.mountType == 'fuse' && w.device.re('^(sshfs#|curlftpfs#|s3fs|ossfs|cosfs|obsfs|mountpoint-s3|(https?|ftps?|davs?)://|[^/ ]+@[^/ ]+:|ceph-fuse|mfs#)')))).map(w, w.target) + fuseMounts.filter(m, m.waiting != 0 && (m.type.re('^fuse[.](sshfs|s3fs|davfs2?|mount[.]davfs|curlftpfs|goofys|rclone|gcsfuse|blobfuse2?|ossfs|cosfs|obsfs|juicefs|cvmfs2|ceph-fuse|fuse_dfs|mount-s3|seaweedfs|mfs)$') || (m.type == 'fuse' && m.device.re('^(sshfs#|curlftpfs#|s3fs|ossfs|cosfs|obsfs|mountpoint-s3|(https?|ftps?|davs?)://|[^/ ]+@[^/ ]+:|ceph-fuse|mfs#)')))).map(m, m.target)",
        "default": "MOUNTPOINT"
      },
      "type": {
        "see": "waits.filter(w, w.family == 'fuse-answer' && (w.mountType.re('^fuse[.](sshfs|s3fs|davfs2?|mount[.]davfs|curlftpfs|goofys|rclone|gcsfuse|blobfuse2?|ossfs|cosfs|obsfs|juicefs|cvmfs2|ceph-fuse|fuse_dfs|mount-s3|seaweedfs|mfs)$') || (w.mountType == 'fuse' && w.device.re('^(sshfs#|curlftpfs#|s3fs|ossfs|cosfs|obsfs|mountpoint-s3|(https?|ftps?|davs?)://|[^/ ]+@[^/ ]+:|ceph-fuse|mfs#)')))).map(w, w.mountType)",
        "default": "fuse.sshfs"
      },
      "source": {
        "see": "waits.filter(w, w.family == 'fuse-answer' && (w.mountType.re('^fuse[.](sshfs|s3fs|davfs2?|mount[.]davfs|curlftpfs|goofys|rclone|gcsfuse|blobfuse2?|ossfs|cosfs|obsfs|juicefs|cvmfs2|ceph-fuse|fuse_dfs|mount-s3|seaweedfs|mfs)$') || (w.mountType == 'fuse' && w.device.re('^(sshfs#|curlftpfs#|s3fs|ossfs|cosfs|obsfs|mountpoint-s3|(https?|ftps?|davs?)://|[^/ ]+@[^/ ]+:|ceph-fuse|mfs#)')))).map(w, w.device) + fuseMounts.filter(m, m.waiting != 0 && (m.type.re('^fuse[.](sshfs|s3fs|davfs2?|mount[.]davfs|curlftpfs|goofys|rclone|gcsfuse|blobfuse2?|ossfs|cosfs|obsfs|juicefs|cvmfs2|ceph-fuse|fuse_dfs|mount-s3|seaweedfs|mfs)$') || (m.type == 'fuse' && m.device.re('^(sshfs#|curlftpfs#|s3fs|ossfs|cosfs|obsfs|mountpoint-s3|(https?|ftps?|davs?)://|[^/ ]+@[^/ ]+:|ceph-fuse|mfs#)')))).map(m, m.device)",
        "default": "SERVER"
      },
      "connection": {
        "see": "fuseWaiters.filter(w, w.gate == 'answer' && (w.mountType == 'fuse' || w.mountType.re('^fuse[.](sshfs|s3fs|davfs2?|mount[.]davfs|curlftpfs|goofys|rclone|gcsfuse|blobfuse2?|ossfs|cosfs|obsfs|juicefs|cvmfs2|ceph-fuse|fuse_dfs|mount-s3|seaweedfs|mfs)$'))).map(w, w.connection)",
        "default": "N"
      },
      "daemons": {
        "see": "fuseDaemons.filter(d, waits.exists(w, w.family == 'fuse-answer' && w.target == d.target && (w.mountType.re('^fuse[.](sshfs|s3fs|davfs2?|mount[.]davfs|curlftpfs|goofys|rclone|gcsfuse|blobfuse2?|ossfs|cosfs|obsfs|juicefs|cvmfs2|ceph-fuse|fuse_dfs|mount-s3|seaweedfs|mfs)$') || (w.mountType == 'fuse' && w.device.re('^(sshfs#|curlftpfs#|s3fs|ossfs|cosfs|obsfs|mountpoint-s3|(https?|ftps?|davs?)://|[^/ ]+@[^/ ]+:|ceph-fuse|mfs#)'))))).map(d, d.pid)",
        "default": "PID-OF-THE-DAEMON"
      },
      "ssh": {
        "see": "processes.filter(p, p.command.re('(^|/)ssh .* -s sftp$') && !processes.exists(q, q.pid != p.pid && q.command.re('(^|/)ssh .* -s sftp$'))).map(p, p.pid)",
        "default": "PID-OF-ITS-SSH"
      }
    },
    "signals": {
      "answerWait": {
        "see": "waits.filter(w, w.family == 'fuse-answer' && w.basis == 'stack' && !w.momentary && w.role != 'server' && (w.ageSeconds < 0 || w.ageSeconds >= 10 || w.together > 2 || w.state == 'D') && (w.mountType.re('^fuse[.](sshfs|s3fs|davfs2?|mount[.]davfs|curlftpfs|goofys|rclone|gcsfuse|blobfuse2?|ossfs|cosfs|obsfs|juicefs|cvmfs2|ceph-fuse|fuse_dfs|mount-s3|seaweedfs|mfs)$') || (w.mountType == 'fuse' && w.device.re('^(sshfs#|curlftpfs#|s3fs|ossfs|cosfs|obsfs|mountpoint-s3|(https?|ftps?|davs?)://|[^/ ]+@[^/ ]+:|ceph-fuse|mfs#)'))))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the answer of the daemon of {{target}}, which gets it from {{device}}",
          "zh-CN": "{{comm}}（{{pid}}）在等待 {{target}} 的守护进程应答，而应答来自 {{device}}"
        },
        "limit": 6
      },
      "answerWchan": {
        "see": "waits.filter(w, w.family == 'fuse-answer' && w.basis != 'stack' && !w.momentary && w.role != 'server' && (w.ageSeconds < 0 || w.ageSeconds >= 10 || w.together > 2 || w.state == 'D') && (w.mountType.re('^fuse[.](sshfs|s3fs|davfs2?|mount[.]davfs|curlftpfs|goofys|rclone|gcsfuse|blobfuse2?|ossfs|cosfs|obsfs|juicefs|cvmfs2|ceph-fuse|fuse_dfs|mount-s3|seaweedfs|mfs)$') || (w.mountType == 'fuse' && w.device.re('^(sshfs#|curlftpfs#|s3fs|ossfs|cosfs|obsfs|mountpoint-s3|(https?|ftps?|davs?)://|[^/ ]+@[^/ ]+:|ceph-fuse|mfs#)'))))",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}} on {{target}}, served from {{device}}",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}，位于由 {{device}} 提供的 {{target}}"
        },
        "limit": 4
      },
      "onItsWay": {
        "see": "waits.filter(w, w.family == 'fuse-answer' && w.role != 'server' && (w.momentary || !(w.ageSeconds < 0 || w.ageSeconds >= 10 || w.together > 2 || w.state == 'D')) && (w.mountType.re('^fuse[.](sshfs|s3fs|davfs2?|mount[.]davfs|curlftpfs|goofys|rclone|gcsfuse|blobfuse2?|ossfs|cosfs|obsfs|juicefs|cvmfs2|ceph-fuse|fuse_dfs|mount-s3|seaweedfs|mfs)$') || (w.mountType == 'fuse' && w.device.re('^(sshfs#|curlftpfs#|s3fs|ossfs|cosfs|obsfs|mountpoint-s3|(https?|ftps?|davs?)://|[^/ ]+@[^/ ]+:|ceph-fuse|mfs#)'))))",
        "says": {
          "en": "{{comm}} ({{pid}}) had a request to {{device}} under way, perhaps for a moment",
          "zh-CN": "{{comm}}（{{pid}}）有一个发往 {{device}} 的请求在途，也许只是片刻"
        },
        "limit": 2
      },
      "somewhere": {
        "see": "waits.filter(w, w.family == 'fuse-answer' && (w.mountType == '' || w.targetBasis == 'companions') && !w.momentary && w.role != 'server')",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for a FUSE daemon; which mount it is, is not known",
          "zh-CN": "{{comm}}（{{pid}}）在等待某个 FUSE 守护进程；不知是哪个挂载"
        },
        "limit": 2
      },
      "anyNet": {
        "see": "fuseMounts.filter(m, (m.type.re('^fuse[.](sshfs|s3fs|davfs2?|mount[.]davfs|curlftpfs|goofys|rclone|gcsfuse|blobfuse2?|ossfs|cosfs|obsfs|juicefs|cvmfs2|ceph-fuse|fuse_dfs|mount-s3|seaweedfs|mfs)$') || (m.type == 'fuse' && m.device.re('^(sshfs#|curlftpfs#|s3fs|ossfs|cosfs|obsfs|mountpoint-s3|(https?|ftps?|davs?)://|[^/ ]+@[^/ ]+:|ceph-fuse|mfs#)'))) && m.waiting != 0)",
        "role": "context",
        "says": {
          "en": "{{device}} is mounted on {{target}}",
          "zh-CN": "{{device}} 挂载在 {{target}}"
        },
        "limit": 2
      },
      "netDaemon": {
        "see": "fuseDaemons.filter(d, d.comm.re('^(sshfs|s3fs|ossfs|cosfs|obsfs|goofys|rclone|gcsfuse|blobfuse2?|mount[.]davfs|curlftpfs|juicefs|ceph-fuse|cvmfs2|mount-s3|fuse_dfs)$'))",
        "role": "context",
        "says": {
          "en": "the daemon {{comm}} ({{pid}}) runs",
          "zh-CN": "守护进程 {{comm}}（{{pid}}）在运行"
        },
        "limit": 2
      },
      "netMount": {
        "see": "fuseMounts.filter(m, (m.type.re('^fuse[.](sshfs|s3fs|davfs2?|mount[.]davfs|curlftpfs|goofys|rclone|gcsfuse|blobfuse2?|ossfs|cosfs|obsfs|juicefs|cvmfs2|ceph-fuse|fuse_dfs|mount-s3|seaweedfs|mfs)$') || (m.type == 'fuse' && m.device.re('^(sshfs#|curlftpfs#|s3fs|ossfs|cosfs|obsfs|mountpoint-s3|(https?|ftps?|davs?)://|[^/ ]+@[^/ ]+:|ceph-fuse|mfs#)'))) && waits.exists(w, w.family == 'fuse-answer' && w.target == m.target))",
        "says": {
          "en": "{{device}} is mounted on {{target}} ({{type}})",
          "zh-CN": "{{device}} 挂载在 {{target}}（{{type}}）"
        },
        "limit": 2
      },
      "unanswered": {
        "see": "sockets.filter(s, s.state == 'ESTAB' && s.sendQ > 0 && s.timer == 'on' && s.retries > 2 && (s.program.re('^(sshfs|s3fs|ossfs|cosfs|obsfs|goofys|rclone|gcsfuse|blobfuse2?|mount[.]davfs|curlftpfs|juicefs|ceph-fuse|cvmfs2|mount-s3|fuse_dfs)$') || fuseDaemons.exists(d, d.pid == s.pid) || processes.exists(p, p.pid == s.pid && p.command.re('(^|/)ssh .* -s sftp$'))))",
        "says": {
          "en": "the connection of {{program}} ({{pid}}) to {{remote}} holds {{sendQ}} bytes that nobody acknowledged, sent again {{retries}} times",
          "zh-CN": "{{program}}（{{pid}}）到 {{remote}} 的连接有 {{sendQ}} 字节无人确认，已重传 {{retries}} 次"
        },
        "limit": 3
      },
      "connecting": {
        "see": "sockets.filter(s, s.state == 'SYN-SENT' && (s.program.re('^(sshfs|s3fs|ossfs|cosfs|obsfs|goofys|rclone|gcsfuse|blobfuse2?|mount[.]davfs|curlftpfs|juicefs|ceph-fuse|cvmfs2|mount-s3|fuse_dfs)$') || fuseDaemons.exists(d, d.pid == s.pid) || processes.exists(p, p.pid == s.pid && p.command.re('(^|/)ssh .* -s sftp$'))))",
        "says": {
          "en": "{{program}} ({{pid}}) tries to reach {{remote}}, which does not even accept the connection",
          "zh-CN": "{{program}}（{{pid}}）在尝试连接 {{remote}}，对方连连接都未接受"
        },
        "limit": 3
      },
      "namelessUnanswered": {
        "see": "sockets.filter(s, s.state == 'ESTAB' && s.sendQ > 0 && s.timer == 'on' && s.retries > 2 && s.pid < 0 && s.remote.re(':(22|ssh|443|https|80|http)$'))",
        "says": {
          "en": "a connection to {{remote}} holds {{sendQ}} bytes that nobody acknowledged, sent again {{retries}} times",
          "zh-CN": "到 {{remote}} 的某个连接有 {{sendQ}} 字节无人确认，已重传 {{retries}} 次"
        },
        "limit": 2
      },
      "quiet": {
        "see": "sockets.filter(s, s.state == 'ESTAB' && s.sendQ == 0 && s.timer != 'on' && (s.program.re('^(sshfs|s3fs|ossfs|cosfs|obsfs|goofys|rclone|gcsfuse|blobfuse2?|mount[.]davfs|curlftpfs|juicefs|ceph-fuse|cvmfs2|mount-s3|fuse_dfs)$') || fuseDaemons.exists(d, d.pid == s.pid) || processes.exists(p, p.pid == s.pid && p.command.re('(^|/)ssh .* -s sftp$'))))",
        "role": "against",
        "says": {
          "en": "the other side of {{program}} ({{pid}}), {{remote}}, acknowledged all: the network is well, though the service there may be stuck",
          "zh-CN": "{{program}}（{{pid}}）的对端 {{remote}} 已确认全部数据：网络正常，但那边的服务可能卡住"
        },
        "limit": 2
      },
      "linkDown": {
        "see": "logSigns.filter(s, s.topic.re('^(link-down|nic-stalled)$') && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "the network link {{subject}} is down since {{at}}",
          "zh-CN": "网络链路 {{subject}} 自 {{at}} 起断开"
        },
        "limit": 2
      },
      "sshChild": {
        "see": "processes.filter(p, p.command.re('(^|/)ssh .* -s sftp$'))",
        "says": {
          "en": "the ssh of an sshfs ({{pid}}) runs: to the daemon the connection is not closed",
          "zh-CN": "sshfs 的 ssh 进程（{{pid}}）仍在运行：对守护进程而言连接尚未关闭"
        },
        "limit": 2
      },
      "noKeepAlive": {
        "see": "processes.filter(p, p.command.re('(^|/)ssh .* -s sftp$') && !p.command.re('(?i)serveralive'))",
        "role": "context",
        "says": {
          "en": "no ServerAliveInterval is on the command line of ssh ({{pid}}): it notices no dead server",
          "zh-CN": "ssh（{{pid}}）的命令行没有 ServerAliveInterval：它察觉不到服务器失联"
        },
        "limit": 2
      },
      "dfPassed": {
        "see": "diskUsage.filter(u, waits.exists(w, w.family == 'fuse-answer' && w.target == u.target))",
        "role": "against",
        "says": {
          "en": "a df in this bundle got past {{target}}",
          "zh-CN": "本数据包中的某次 df 越过了 {{target}}"
        },
        "limit": 1
      },
      "stopped": {
        "see": "fuseDaemons.filter(d, d.doing == 'stopped' && waits.exists(w, w.family == 'fuse-answer' && w.target == d.target))",
        "role": "against",
        "says": {
          "en": "the daemon {{comm}} ({{pid}}) is stopped",
          "zh-CN": "守护进程 {{comm}}（{{pid}}）已被停止"
        },
        "limit": 2
      },
      "sshStopped": {
        "see": "processes.filter(p, p.command.re('(^|/)ssh .* -s sftp$') && p.state.re('^[Tt]$'))",
        "role": "against",
        "says": {
          "en": "its ssh ({{pid}}) is stopped",
          "zh-CN": "其 ssh（{{pid}}）已被停止"
        },
        "limit": 2
      },
      "selfWait": {
        "see": "waits.filter(w, w.role == 'server' && w.family == 'fuse-answer' && !w.momentary && (w.mountType.re('^fuse[.](sshfs|s3fs|davfs2?|mount[.]davfs|curlftpfs|goofys|rclone|gcsfuse|blobfuse2?|ossfs|cosfs|obsfs|juicefs|cvmfs2|ceph-fuse|fuse_dfs|mount-s3|seaweedfs|mfs)$') || (w.mountType == 'fuse' && w.device.re('^(sshfs#|curlftpfs#|s3fs|ossfs|cosfs|obsfs|mountpoint-s3|(https?|ftps?|davs?)://|[^/ ]+@[^/ ]+:|ceph-fuse|mfs#)'))) && fuseDaemons.exists(d, d.pid == w.pid))",
        "role": "against",
        "says": {
          "en": "the daemon {{comm}} ({{pid}}) waits in FUSE itself, not for the network",
          "zh-CN": "守护进程 {{comm}}（{{pid}}）自己在 FUSE 中等待，而不是在等网络"
        },
        "limit": 2
      },
      "gate": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && (w.mountType == 'fuse' || w.mountType.re('^fuse[.](sshfs|s3fs|davfs2?|mount[.]davfs|curlftpfs|goofys|rclone|gcsfuse|blobfuse2?|ossfs|cosfs|obsfs|juicefs|cvmfs2|ceph-fuse|fuse_dfs|mount-s3|seaweedfs|mfs)$')))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the INIT reply of {{target}}, which needs no server",
          "zh-CN": "{{comm}}（{{pid}}）在等待 {{target}} 的 INIT 应答，这不需要服务器"
        },
        "limit": 2
      },
      "elsewhere": {
        "see": "waits.filter(w, w.family.re('^fuse-') && !w.momentary && w.target != '' && w.targetBasis != 'companions' && !(w.mountType.re('^fuse[.](sshfs|s3fs|davfs2?|mount[.]davfs|curlftpfs|goofys|rclone|gcsfuse|blobfuse2?|ossfs|cosfs|obsfs|juicefs|cvmfs2|ceph-fuse|fuse_dfs|mount-s3|seaweedfs|mfs)$') || (w.mountType == 'fuse' && w.device.re('^(sshfs#|curlftpfs#|s3fs|ossfs|cosfs|obsfs|mountpoint-s3|(https?|ftps?|davs?)://|[^/ ]+@[^/ ]+:|ceph-fuse|mfs#)'))))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for {{target}} ({{mountType}}), which is no mount of this kind",
          "zh-CN": "{{comm}}（{{pid}}）在等待 {{target}}（{{mountType}}），它不是这类挂载"
        },
        "limit": 2
      },
      "namedConnection": {
        "see": "fuseWaiters.filter(w, w.gate == 'answer' && w.connection >= 0)",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on connection {{connection}}",
          "zh-CN": "{{comm}}（{{pid}}）在连接 {{connection}} 上等待"
        },
        "limit": 1
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: nobody waits for a network FUSE mount",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有任务在等待网络 FUSE 挂载"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "answerWait && netMount && (unanswered || connecting) && !dfPassed && !stopped && !sshStopped && !selfWait",
      "probable": "(answerWait && netMount && (unanswered || connecting || namelessUnanswered || linkDown || sshChild) && !dfPassed && !stopped && !sshStopped && !selfWait && !quiet) || (answerWchan && netMount && (unanswered || connecting || linkDown) && !dfPassed && !stopped && !sshStopped && !selfWait)",
      "possible": "answerWait || answerWchan || (onItsWay && (unanswered || connecting || namelessUnanswered || linkDown)) || (somewhere && (anyNet || netDaemon))"
    },
    "ruledOut": [
      {
        "when": "(stopped || sshStopped) && !unanswered && !connecting && (answerWait || answerWchan || onItsWay)",
        "because": {
          "en": "The daemon, or its ssh, is stopped: it asks no server.",
          "zh-CN": "守护进程或其 ssh 已被停止：它没有在询问服务器。"
        }
      },
      {
        "when": "selfWait && !unanswered && !connecting",
        "because": {
          "en": "The daemon waits for its own mount, which is fuse-self-deadlock, or for another FUSE mount.",
          "zh-CN": "守护进程在等待自己的挂载（属于 fuse-self-deadlock）或另一个 FUSE 挂载。"
        }
      },
      {
        "when": "gate && !answerWait && !answerWchan && !onItsWay",
        "because": {
          "en": "The waiters stand at the gate before INIT; no request has reached the daemon.",
          "zh-CN": "等待者停在 INIT 之前的闸口；没有请求到达守护进程。"
        }
      },
      {
        "when": "elsewhere && !answerWait && !answerWchan && !onItsWay && !(somewhere && (anyNet || netDaemon))",
        "because": {
          "en": "The waiting is on a FUSE mount of another kind.",
          "zh-CN": "等待发生在另一类 FUSE 挂载上。"
        }
      },
      {
        "when": "looked && !answerWait && !answerWchan && !onItsWay && !(somewhere && (anyNet || netDaemon))",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for a network FUSE mount.",
          "zh-CN": "没有任务在等待网络 FUSE 挂载。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "{{target}} shows what {{source}} has; each request goes over the network.",
          "zh-CN": "{{target}} 呈现 {{source}} 的内容；每个请求都要经过网络。"
        },
        "observed": "netMount",
        "inferred": "answerWait || answerWchan || onItsWay || somewhere"
      },
      {
        "claim": {
          "en": "The server or the way to it is gone; nothing comes back.",
          "zh-CN": "服务器或通往它的路径失联；没有任何应答返回。"
        },
        "observed": "unanswered || connecting || linkDown || namelessUnanswered",
        "inferred": "answerWait || answerWchan"
      },
      {
        "claim": {
          "en": "The daemon has no time limit of its own, and waits.",
          "zh-CN": "守护进程自身没有超时限制，一直等待。"
        },
        "observed": "noKeepAlive",
        "inferred": "answerWait || answerWchan || onItsWay || somewhere"
      },
      {
        "claim": {
          "en": "df, ls and stat wait for the daemon in request_wait_answer.",
          "zh-CN": "df、ls、stat 在 request_wait_answer 中等待守护进程。"
        },
        "observed": "answerWait || answerWchan || onItsWay",
        "inferred": "somewhere"
      }
    ],
    "missing": [
      {
        "unless": "unanswered || connecting || quiet",
        "fact": {
          "en": "the daemon's connections, with their timers",
          "zh-CN": "守护进程的网络连接及其定时器"
        },
        "why": {
          "en": "bytes in Send-Q and a retransmission timer that counts up are a dead server; empty queues are a stuck service",
          "zh-CN": "Send-Q 中有数据且重传次数递增即为服务器失联；队列为空则是服务卡住"
        },
        "command": "ss -tnpo"
      },
      {
        "unless": "answerWait || gate",
        "fact": {
          "en": "kernel stacks of the waiting tasks",
          "zh-CN": "等待任务的内核栈"
        },
        "why": {
          "en": "they show which request is with the daemon",
          "zh-CN": "它们能说明是哪个请求在守护进程手中"
        },
        "command": "for p in $(pgrep -x df; pgrep -x ls; pgrep -x stat); do echo \"== $p\"; cat /proc/$p/comm /proc/$p/wchan /proc/$p/stack; done"
      },
      {
        "unless": "sshChild",
        "fact": {
          "en": "the ssh that sshfs speaks through",
          "zh-CN": "sshfs 所使用的 ssh 进程"
        },
        "why": {
          "en": "its options tell whether a dead server would be noticed; without it sshfs would have seen the end",
          "zh-CN": "其选项说明能否察觉服务器失联；若它已退出，sshfs 早该得知连接结束"
        },
        "command": "ps -eo pid,ppid,stat,lstart,args | grep -E 'ssh .*-s sftp|sshfs|s3fs|davfs|rclone'"
      },
      {
        "unless": "linkDown",
        "fact": {
          "en": "whether the server can be reached",
          "zh-CN": "服务器是否可达"
        },
        "why": {
          "en": "it tells network from service",
          "zh-CN": "可区分是网络问题还是服务问题"
        },
        "command": "ip route get SERVER; timeout 5 bash -c \"</dev/tcp/SERVER/22\"; echo $?"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine with a running sshd: mount it from itself, with no keep-alive.",
          "zh-CN": "在运行 sshd 的可丢弃机器上：从自身挂载，不设保活。"
        },
        "run": "mkdir -p /mnt/unhang-lab; sshfs -o ServerAliveInterval=0 root@127.0.0.1:/tmp /mnt/unhang-lab"
      },
      {
        "do": {
          "en": "Drop what goes to the server.",
          "zh-CN": "丢弃发往服务器的报文。"
        },
        "run": "iptables -A OUTPUT -o lo -p tcp --dport 22 -j DROP"
      },
      {
        "do": {
          "en": "Watch it hang, and the retransmissions count up.",
          "zh-CN": "观察挂起与重传计数递增。"
        },
        "run": "df -h & sleep 20; cat /proc/$!/wchan; ss -tnpo 'dport = :22'"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "iptables -D OUTPUT -o lo -p tcp --dport 22 -j DROP; fusermount -uz /mnt/unhang-lab; rmdir /mnt/unhang-lab",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See the other file systems at once. df of coreutils 8.21 to 8.27 (RHEL 7 has 8.22) may ask excluded types all the same and hang: name the mount points there, as in df -h / /var.",
          "zh-CN": "立即查看其他文件系统。coreutils 8.21 至 8.27 的 df（RHEL 7 为 8.22）仍可能查询被排除的类型而挂起：此时请写明挂载点，例如 df -h / /var。"
        },
        "run": "df -h -x {{type}}",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Bring the server or the network back: where TCP has not yet given up, all waiters go on as if nothing had been.",
          "zh-CN": "恢复服务器或网络：只要 TCP 尚未放弃，所有等待者都会照常继续。"
        },
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Find the connection: its number N is the last part of the device number (0:N) in mountinfo.",
          "zh-CN": "找到该连接：编号 N 即 mountinfo 中设备号（0:N）的后半部分。"
        },
        "run": "grep fuse /proc/self/mountinfo",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        },
        "when": "!namedConnection"
      },
      {
        "do": {
          "en": "End the ssh of this mount (its command line names the server): sshfs sees the end of the connection, and its waiters get an error. With -o reconnect it connects anew.",
          "zh-CN": "结束该挂载的 ssh（其命令行中有服务器名）：sshfs 会得知连接结束，等待者得到错误。若有 -o reconnect，则会重新连接。"
        },
        "run": "pgrep -af 'ssh .*-s sftp'\nkill {{ssh}}",
        "risk": "low",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        },
        "when": "sshChild"
      },
      {
        "do": {
          "en": "Abort the connection: every waiter returns with ENOTCONN. What was not yet written through this mount is lost.",
          "zh-CN": "中止该连接：所有等待者以 ENOTCONN 返回。尚未经此挂载写入的内容会丢失。"
        },
        "run": "mountpoint -q /sys/fs/fuse/connections || mount -t fusectl none /sys/fs/fuse/connections\necho 1 > /sys/fs/fuse/connections/{{connection}}/abort",
        "risk": "medium",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        }
      },
      {
        "do": {
          "en": "Kill the daemon and take the mount away.",
          "zh-CN": "结束守护进程并移除挂载。"
        },
        "run": "kill -9 {{daemons*}}; fusermount -uz -- {{target}}",
        "risk": "medium",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "sshfs: notice a dead server within a minute, and connect anew.",
          "zh-CN": "sshfs：在一分钟内察觉服务器失联并重新连接。"
        },
        "run": "sshfs -o reconnect,ServerAliveInterval=15,ServerAliveCountMax=3 USER@SERVER:/PATH MOUNTPOINT"
      },
      {
        "do": {
          "en": "Others have time limits of their own: s3fs -o connect_timeout and readwrite_timeout, rclone --contimeout and --timeout, connect_timeout and read_timeout in davfs2.conf.",
          "zh-CN": "其他守护进程有各自的超时设置：s3fs 的 -o connect_timeout 与 readwrite_timeout，rclone 的 --contimeout 与 --timeout，davfs2.conf 中的 connect_timeout 与 read_timeout。"
        }
      },
      {
        "do": {
          "en": "Let the kernel give up: with fs.fuse.default_request_timeout it aborts a connection whose daemon answers no more (the whole connection goes).",
          "zh-CN": "让内核放弃：设置 fs.fuse.default_request_timeout 后，守护进程不再应答时内核会中止整个连接。"
        },
        "run": "sysctl -w fs.fuse.default_request_timeout=60",
        "since": {
          "en": "Linux 6.15",
          "zh-CN": "Linux 6.15"
        }
      },
      {
        "do": {
          "en": "Let df and the agents leave out network FUSE types, and mount on demand with x-systemd.automount.",
          "zh-CN": "让 df 与监控代理排除网络 FUSE 类型，并用 x-systemd.automount 按需挂载。"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The mount answers.",
          "zh-CN": "挂载能够应答。"
        },
        "run": "timeout -s KILL 5 stat -f -- {{target}}; echo $?",
        "expect": {
          "en": "not 124 and not 137; a command that never returns says that it still hangs",
          "zh-CN": "不是 124 也不是 137；若命令一直不返回，说明仍在挂起"
        },
        "held": "passed",
        "broken": "stillWaits"
      },
      {
        "do": {
          "en": "No connection of a FUSE daemon is without answer.",
          "zh-CN": "FUSE 守护进程没有无应答的连接。"
        },
        "run": "ss -tnpo",
        "expect": {
          "en": "Send-Q 0, and no timer:(on",
          "zh-CN": "Send-Q 为 0，没有 timer:(on"
        },
        "held": "quiet && !unanswered && !connecting",
        "broken": "unanswered || connecting"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "fuseWaiters.filter(w, !w.momentary && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在 {{target}} 上等待"
        },
        "limit": 3
      },
      "passed": {
        "see": "diskUsage.filter(u, u.target in before.target)",
        "says": {
          "en": "a df got an answer from {{target}}",
          "zh-CN": "某次 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      }
    },
    "references": [
      {
        "title": "sshfs(1): hangs after the connection was interrupted, reconnect and ServerAliveInterval",
        "url": "https://github.com/libfuse/sshfs/blob/master/sshfs.rst"
      },
      {
        "title": "sshfs 3: no end of the wait once the connection is lost",
        "url": "https://github.com/libfuse/sshfs/issues/3"
      },
      {
        "title": "ss(8): timers and queues",
        "url": "https://man7.org/linux/man-pages/man8/ss.8.html"
      },
      {
        "title": "Linux: FUSE, interrupting and aborting requests",
        "url": "https://www.kernel.org/doc/html/v6.12/filesystems/fuse.html"
      }
    ]
  },
  {
    "id": "fuse-dead-endpoint",
    "severity": "low",
    "title": {
      "en": "A FUSE mount whose daemon is gone",
      "zh-CN": "守护进程已不在的 FUSE 挂载"
    },
    "headline": {
      "en": "No hang on {{target}}: its FUSE daemon is gone, and every access fails at once with \"Transport endpoint is not connected\".",
      "zh-CN": "{{target}} 并未挂起：其 FUSE 守护进程已不在，每次访问都立即以 \"Transport endpoint is not connected\" 失败。"
    },
    "summary": {
      "en": "The daemon of this mount has ended, or its connection was aborted; the mount point stays until somebody unmounts it. Whoever touches it gets ENOTCONN in the same moment: df prints a message, skips it and goes on. If something hangs on this host as well, it hangs for another reason.",
      "zh-CN": "该挂载的守护进程已结束，或其连接已被中止；挂载点会一直留着，直到有人卸载。任何访问都会立刻得到 ENOTCONN：df 打印一条消息后跳过并继续。 如果这台主机上同时有挂起，那是另有原因。"
    },
    "needs": [
      {
        "any": [
          "mounts",
          "unreachable-mounts"
        ],
        "fact": {
          "en": "the mount table",
          "zh-CN": "挂载表"
        },
        "why": {
          "en": "a dead mount still stands in it",
          "zh-CN": "失效的挂载仍列在其中"
        },
        "command": "cat /proc/self/mounts"
      }
    ],
    "values": {
      "target": {
        "see": "unreachableMounts.filter(u, u.why.re('endpoint|端点|端點|エンドポイント|端点が|Socket ist nicht|point terminal|point de terminaison|extremo')).map(u, u.target) + fuseMounts.filter(m, m.maxBackground == 4294967295 || logSigns.exists(s, s.topic == 'dead-endpoint' && !s.earlierBoot && (s.subject == m.target || s.subject.startsWith(m.target + '/')))).map(m, m.target)",
        "default": "MOUNTPOINT"
      }
    },
    "signals": {
      "refused": {
        "see": "unreachableMounts.filter(u, u.by == 'df' && u.why.re('Transport endpoint|传输端点|傳輸終?端點|通信端点|Socket ist nicht verbunden|point terminal de transport|Noeud final de transport|extremo de la conexi'))",
        "says": {
          "en": "df was refused by {{target}} at once: {{why}}",
          "zh-CN": "df 访问 {{target}} 时立即被拒：{{why}}"
        },
        "limit": 3
      },
      "refusedMount": {
        "see": "fuseMounts.filter(m, m.visible && m.type != 'virtiofs' && unreachableMounts.exists(u, u.target == m.target && u.by == 'df' && u.why.re('Transport endpoint|传输端点|傳輸終?端點|通信端点|Socket ist nicht verbunden|point terminal de transport|Noeud final de transport|extremo de la conexi')))",
        "says": {
          "en": "{{type}} is still mounted on {{target}}",
          "zh-CN": "{{type}} 仍挂载在 {{target}}"
        },
        "limit": 3
      },
      "aborted": {
        "see": "fuseMounts.filter(m, m.maxBackground == 4294967295 && m.type != 'virtiofs')",
        "says": {
          "en": "connection {{connection}} of {{target}} was closed: its queue has no limit any more, as the kernel leaves it behind a daemon that ended",
          "zh-CN": "{{target}} 的连接 {{connection}} 已关闭：其队列不再有上限，正是内核在守护进程结束后留下的状态"
        },
        "limit": 3
      },
      "saidInLog": {
        "see": "logSigns.filter(s, s.topic == 'dead-endpoint' && !s.earlierBoot && !s.resolved && s.subject != '' && fuseMounts.exists(m, m.type != 'virtiofs' && (m.target == s.subject || s.subject.startsWith(m.target + '/'))))",
        "says": {
          "en": "{{by}} was refused at {{subject}}, {{times}} times: its endpoint is not connected",
          "zh-CN": "{{by}} 访问 {{subject}} 被拒 {{times}} 次：端点未连接"
        },
        "limit": 3
      },
      "orphan": {
        "see": "fuseMounts.filter(m, m.visible && m.type.re('^fuse\\\\.(sshfs|s3fs|bindfs|mergerfs|encfs|gocryptfs|glusterfs|curlftpfs|goofys|gcsfuse|blobfuse2?|cvmfs2|juicefs|unionfs|rclone)$') && (m.maxBackground == 4294967295 || unreachableMounts.exists(u, u.target == m.target) || logSigns.exists(s, s.topic == 'dead-endpoint' && !s.earlierBoot && (s.subject == m.target || s.subject.startsWith(m.target + '/')))) && !fuseDaemons.exists(d, d.target == m.target) && !fuseDaemons.exists(d, d.serves == m.type))",
        "says": {
          "en": "no daemon of {{target}} ({{type}}) is in the process list",
          "zh-CN": "进程列表中没有 {{target}}（{{type}}）的守护进程"
        },
        "limit": 3
      },
      "psListed": {
        "see": "processes.filter(p, p.pid > 0)",
        "role": "context",
        "says": {
          "en": "processes are listed",
          "zh-CN": "有进程列表"
        },
        "limit": 1
      },
      "daemonAlive": {
        "see": "fuseDaemons.filter(d, !d.state.re('^[ZX]') && d.target != '' && (unreachableMounts.exists(u, u.target == d.target && u.by == 'df') || logSigns.exists(s, s.topic == 'dead-endpoint' && !s.earlierBoot && (s.subject == d.target || s.subject.startsWith(d.target + '/')))))",
        "role": "against",
        "says": {
          "en": "the daemon {{comm}} ({{pid}}) of {{target}} runs: it was started again, or it passes on what its own server said",
          "zh-CN": "{{target}} 的守护进程 {{comm}}（{{pid}}）在运行：它已重新启动，或在转述其服务器的错误"
        },
        "limit": 2
      },
      "somebodyWaits": {
        "see": "fuseWaiters.filter(w, !w.momentary && w.target != '' && (unreachableMounts.exists(u, u.target == w.target) || logSigns.exists(s, s.topic == 'dead-endpoint' && !s.earlierBoot && (s.subject == w.target || s.subject.startsWith(w.target + '/')))))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for {{target}}; on a dead endpoint nobody waits",
          "zh-CN": "{{comm}}（{{pid}}）在等待 {{target}}；失效的端点上不会有人等待"
        },
        "limit": 2
      },
      "passed": {
        "see": "diskUsage.filter(u, fuseMounts.exists(m, m.target == u.target) && !unreachableMounts.exists(n, n.target == u.target))",
        "role": "context",
        "says": {
          "en": "df got an answer from {{target}}",
          "zh-CN": "df 得到了 {{target}} 的应答"
        },
        "limit": 2
      },
      "dfRan": {
        "see": "diskUsage.filter(u, u.target != '')",
        "role": "context",
        "says": {
          "en": "a df ran, and printed {{target}} among others",
          "zh-CN": "df 运行过，打印了 {{target}} 等行"
        },
        "limit": 1
      },
      "oom": {
        "see": "logSigns.filter(s, s.topic.re('^(cgroup-)?out-of-memory$') && !s.earlierBoot)",
        "role": "context",
        "says": {
          "en": "the kernel killed for want of memory, {{times}} times",
          "zh-CN": "内核因内存不足结束过进程，共 {{times}} 次"
        },
        "limit": 1
      },
      "mounted": {
        "see": "mounts.filter(m, m.table.re('^(kernel|mountinfo|command)$'))",
        "role": "context",
        "says": {
          "en": "the mount table was read, with {{target}} among others",
          "zh-CN": "读到了挂载表，其中有 {{target}} 等行"
        },
        "limit": 1
      },
      "fuseMounted": {
        "see": "fuseMounts.filter(m, m.type != 'virtiofs')",
        "role": "context",
        "says": {
          "en": "{{type}} is mounted on {{target}}",
          "zh-CN": "{{target}} 上挂载着 {{type}}"
        },
        "limit": 2
      },
      "unserved": {
        "see": "fuseMounts.filter(m, m.visible && m.waiting <= 0 && m.type.re('^fuse\\\\.(sshfs|s3fs|bindfs|mergerfs|encfs|gocryptfs|glusterfs|curlftpfs|goofys|gcsfuse|blobfuse2?|cvmfs2|juicefs|unionfs|rclone)$') && !fuseDaemons.exists(d, d.target == m.target && !d.state.re('^[ZX]')) && !fuseDaemons.exists(d, d.serves == m.type && !d.state.re('^[ZX]')))",
        "role": "context",
        "says": {
          "en": "no daemon is seen of {{target}}",
          "zh-CN": "看不到 {{target}} 的守护进程"
        },
        "limit": 2
      }
    },
    "holds": {
      "confirmed": "((refused && refusedMount && (aborted || (orphan && psListed) || saidInLog)) || (aborted && orphan && psListed)) && !daemonAlive && !somebodyWaits",
      "probable": "(refused && refusedMount && !daemonAlive && !somebodyWaits) || (aborted && !daemonAlive && !somebodyWaits) || (saidInLog && orphan && psListed && !somebodyWaits)",
      "possible": "refused || aborted || (saidInLog && !daemonAlive)"
    },
    "ruledOut": [
      {
        "when": "somebodyWaits && !refused && !aborted",
        "because": {
          "en": "Somebody waits for that mount, so its connection lives.",
          "zh-CN": "有任务在等待该挂载，说明其连接仍在。"
        }
      },
      {
        "when": "saidInLog && passed && !refused && !aborted",
        "because": {
          "en": "The mount was dead once; df got an answer from it since.",
          "zh-CN": "该挂载曾经失效；此后 df 已得到其应答。"
        }
      },
      {
        "when": "saidInLog && daemonAlive && !refused && !aborted",
        "because": {
          "en": "The daemon was started again.",
          "zh-CN": "守护进程已重新启动。"
        }
      },
      {
        "when": "passed && !refused && !aborted && !saidInLog",
        "because": {
          "en": "df was answered, and refused by no mount.",
          "zh-CN": "df 得到了应答，没有被任何挂载拒绝。"
        }
      },
      {
        "when": "dfRan && !refused && !aborted && !saidInLog",
        "byAbsence": true,
        "because": {
          "en": "df ran, and no mount refused it.",
          "zh-CN": "df 运行过，没有挂载拒绝它。"
        }
      },
      {
        "when": "psListed && !unserved && !refused && !aborted && !saidInLog",
        "byAbsence": true,
        "because": {
          "en": "No FUSE mount is seen to lack its daemon.",
          "zh-CN": "没有看到缺少守护进程的 FUSE 挂载。"
        }
      },
      {
        "when": "mounted && !fuseMounted && !refused && !aborted && !saidInLog",
        "byAbsence": true,
        "because": {
          "en": "No FUSE file system is mounted.",
          "zh-CN": "没有挂载 FUSE 文件系统。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "The FUSE daemon of {{target}} ended, or its connection was aborted.",
          "zh-CN": "{{target}} 的 FUSE 守护进程已结束，或其连接已被中止。"
        },
        "observed": "aborted || (orphan && psListed)",
        "inferred": "refused || saidInLog"
      },
      {
        "claim": {
          "en": "The mount point stays behind.",
          "zh-CN": "挂载点留了下来。"
        },
        "observed": "refusedMount || aborted || saidInLog",
        "inferred": "refused"
      },
      {
        "claim": {
          "en": "The kernel refuses every request with ENOTCONN at once; nobody waits.",
          "zh-CN": "内核立即以 ENOTCONN 拒绝每个请求；没有任务需要等待。"
        },
        "observed": "refused || saidInLog",
        "inferred": "aborted"
      }
    ],
    "missing": [
      {
        "unless": "refused || passed",
        "fact": {
          "en": "what the mount answers",
          "zh-CN": "该挂载如何应答"
        },
        "why": {
          "en": "an error at once is a dead endpoint; no answer within five seconds is a hang",
          "zh-CN": "立即报错是端点失效；五秒内没有应答则是挂起"
        },
        "command": "timeout -s KILL 5 stat -f -- {{target}}; echo $?"
      },
      {
        "unless": "psListed",
        "fact": {
          "en": "who serves the FUSE mounts",
          "zh-CN": "FUSE 挂载由谁提供服务"
        },
        "why": {
          "en": "a mount without a daemon is dead",
          "zh-CN": "没有守护进程的挂载即已失效"
        },
        "command": "ls -l /proc/[0-9]*/fd 2>/dev/null | grep -c /dev/fuse; ps axo pid,lstart,args"
      },
      {
        "unless": "oom",
        "fact": {
          "en": "why the daemon ended",
          "zh-CN": "守护进程为何结束"
        },
        "why": {
          "en": "killed for want of memory, crashed, or stopped by somebody: it will happen again",
          "zh-CN": "内存不足被结束、崩溃，或被人停止：否则还会再发生"
        },
        "command": "journalctl --since -2d | grep -iE 'killed process|segfault|fuse|sshfs|s3fs|gluster|rclone'; coredumpctl list"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine: kill the daemon of a FUSE mount.",
          "zh-CN": "在可丢弃的机器上：结束某个 FUSE 挂载的守护进程。"
        },
        "run": "mkdir -p /tmp/unhang-src /mnt/unhang-lab; bindfs -f /tmp/unhang-src /mnt/unhang-lab & D=$!; sleep 1; kill -9 $D"
      },
      {
        "do": {
          "en": "df complains, and returns.",
          "zh-CN": "df 报错后返回。"
        },
        "run": "df -h"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "umount -l /mnt/unhang-lab; rmdir /mnt/unhang-lab /tmp/unhang-src",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "Unmount what is left; nobody can use it any more.",
          "zh-CN": "卸载残留的挂载；它已无法使用。"
        },
        "run": "fusermount -uz -- {{target}} || umount -l -- {{target}}",
        "risk": "low",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        }
      },
      {
        "do": {
          "en": "Mount it again, if /etc/fstab or a unit has it.",
          "zh-CN": "若 /etc/fstab 或某个 unit 中有该挂载，重新挂载。"
        },
        "run": "mount -- {{target}}",
        "risk": "low",
        "undo": {
          "en": "unmount it",
          "zh-CN": "卸载"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "The kernel killed processes for want of memory: give the daemon more, or take it out with OOMScoreAdjust=-900 in its unit.",
          "zh-CN": "内核曾因内存不足结束进程：为守护进程留出更多内存，或在其 unit 中设置 OOMScoreAdjust=-900。"
        },
        "when": "oom"
      },
      {
        "do": {
          "en": "Run the daemon as a unit that unmounts and starts again when it ends (Restart=on-failure, ExecStopPost=-/bin/umount -l MOUNTPOINT), and update it: it crashed.",
          "zh-CN": "以 unit 方式运行守护进程，使其结束后先卸载再重启（Restart=on-failure、ExecStopPost=-/bin/umount -l MOUNTPOINT）；并升级它，因为它崩溃过。"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The mount answers.",
          "zh-CN": "挂载能够应答。"
        },
        "run": "timeout -s KILL 5 stat -f -- {{target}}; echo $?",
        "expect": {
          "en": "0",
          "zh-CN": "0"
        },
        "held": "answered",
        "broken": "stillRefused"
      }
    ],
    "after": {
      "answered": {
        "see": "diskUsage.filter(u, u.target in before.target)",
        "says": {
          "en": "a df got an answer from {{target}}",
          "zh-CN": "某次 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      },
      "stillRefused": {
        "see": "unreachableMounts.filter(u, u.target in before.target && u.why.re('Transport endpoint|传输端点|通信端点|Socket ist nicht verbunden'))",
        "says": {
          "en": "df is refused by {{target}} again, or still",
          "zh-CN": "df 仍被或又被 {{target}} 拒绝"
        },
        "limit": 2
      }
    },
    "references": [
      {
        "title": "Linux: FUSE, aborting a connection and what stays behind",
        "url": "https://www.kernel.org/doc/html/v6.12/filesystems/fuse.html"
      },
      {
        "title": "fusermount3(1): unmounting a dead mount",
        "url": "https://man7.org/linux/man-pages/man1/fusermount3.1.html"
      },
      {
        "title": "s3fs 2176: the mount point after the daemon ended",
        "url": "https://github.com/s3fs-fuse/s3fs-fuse/issues/2176"
      }
    ]
  },
  {
    "id": "fuse-init-audit",
    "severity": "critical",
    "title": {
      "en": "A FUSE mount waits for INIT, and audit's inode lookup hangs everybody on it",
      "zh-CN": "FUSE 挂载在等待 INIT 应答，审计的 inode 查询使所有访问者挂起"
    },
    "headline": {
      "en": "df hangs on {{target}}: its FUSE connection never got an INIT reply, and with audit rules loaded every path lookup waits there, even one that would ask nothing of the mount.",
      "zh-CN": "df 挂在 {{target}}：该 FUSE 连接从未收到 INIT 应答；由于已加载审计规则，每次路径查找都在此等待，即使它本不会向该挂载发出任何请求。"
    },
    "summary": {
      "en": "The mount was made, but its daemon has never answered FUSE_INIT, so the kernel keeps every request at the gate (fuse_get_req). With at least one audit rule loaded, looking up a path makes audit read the file capabilities of the inode found, which on FUSE is a request to the daemon. Calls that would send nothing of their own wait as well; before Linux 5.1 the daemon's own clean-up umount() was one of them, and it then waits for an INIT reply that only it could send. Typical trigger: gvfs-fuse-daemon started twice on one mount point by a second graphical or VNC session while /etc/mtab is a regular file.",
      "zh-CN": "挂载已经建立，但其守护进程从未应答 FUSE_INIT，内核便把所有请求拦在闸口（fuse_get_req）。只要加载了至少一条审计规则， 路径查找时审计就会读取所找到 inode 的文件能力，而在 FUSE 上这是发给守护进程的请求。于是本来不会发送任何请求的调用也要等待； 在 Linux 5.1 之前，守护进程出错清理时的 umount() 就是其中之一，它等待的 INIT 应答只有它自己才能发出。典型触发：/etc/mtab 是普通文件时，第二个图形或 VNC 会话在同一挂载点上再次启动 gvfs-fuse-daemon。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "a hang is a task that waits; without a process list or stacks nobody is seen waiting",
          "zh-CN": "挂起就是有任务在等待；没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "fuseWaiters.exists(w, w.gate == 'init' && w.ownership != 'foreign' && w.target != '') ? fuseWaiters.filter(w, w.gate == 'init' && w.ownership != 'foreign').map(w, w.target) : fuseMounts.filter(m, m.copies > 1 || (m.gvfs && !fuseWaiters.exists(w, w.gate == 'init'))).map(m, m.target)",
        "default": "MOUNTPOINT"
      },
      "mounted": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && w.ownership != 'foreign' && !w.detached).map(w, w.target)",
        "default": "MOUNTPOINT"
      },
      "type": {
        "see": "fuseMounts.filter(m, fuseWaiters.exists(w, w.gate == 'init' && w.target == m.target)).map(m, m.type)",
        "default": "fuse.gvfs-fuse-daemon"
      },
      "connection": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && w.ownership != 'foreign').map(w, w.connection)",
        "default": "N"
      },
      "victims": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && w.role != 'daemon' && w.role != 'mount-helper').map(w, w.pid)",
        "default": "PID"
      },
      "stuck": {
        "see": "(fuseDaemons.exists(d, d.doing == 'waiting') || programs.exists(p, p.command.re('(^|/)mount .*-i -f -t fuse')) && !fuseDaemons.exists(d, d.target != '' && fuseDaemons.exists(e, e.pid != d.pid && e.target == d.target)) ? fuseDaemons.filter(d, d.doing == 'waiting') : fuseDaemons.filter(d, d.latest && d.doing != 'idle' && (fuseMounts.exists(m, m.copies > 1 && m.target == d.target) || fuseWaiters.exists(w, w.gate == 'init' && w.target == d.target)))).map(d, d.pid) + programs.filter(p, p.command.re('(^|/)mount .*-i -f -t fuse')).map(p, p.pid)",
        "default": "PID-OF-THE-SECOND-DAEMON"
      },
      "armed": {
        "see": "auditStates.map(a, a.why)",
        "default": "unknown"
      },
      "kernel": {
        "see": "kernels.map(k, k.release)",
        "default": "unknown"
      }
    },
    "signals": {
      "auditGate": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && w.audit && !w.momentary && w.ownership != 'foreign')",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps at the gate that only an INIT reply opens",
          "zh-CN": "{{comm}}（{{pid}}）睡在只有 INIT 应答才能打开的闸口"
        },
        "limit": 6
      },
      "auditFrames": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && w.audit && w.ownership != 'foreign')",
        "cite": "auditFrames",
        "says": {
          "en": "audit sent {{comm}} ({{pid}}) there: it reads the file capabilities of the inode looked up",
          "zh-CN": "是审计把 {{comm}}（{{pid}}）带到此处：它在读取所查 inode 的文件能力"
        },
        "limit": 2
      },
      "psRows": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && w.audit && w.ownership != 'foreign')",
        "cite": "processRows",
        "says": {
          "en": "{{comm}} ({{pid}}) in the process list",
          "zh-CN": "进程列表中的 {{comm}}（{{pid}}）"
        },
        "limit": 2
      },
      "mayUse": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && w.audit && !w.momentary && w.ownership != 'foreign' && !fuseMounts.exists(m, m.target == w.target && m.userId > 0 && !m.allowOther && w.ownership == 'unknown'))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) may use this mount, as far as the bundle tells",
          "zh-CN": "就数据包所示，{{comm}}（{{pid}}）可以使用该挂载"
        }
      },
      "ownGate": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && w.audit && !w.momentary && (w.ownership == 'owner' || w.ownership == 'shared'))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) may use this mount",
          "zh-CN": "{{comm}}（{{pid}}）有权使用该挂载"
        }
      },
      "serverInChain": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && w.audit && (w.role == 'daemon' || w.role == 'mount-helper'))",
        "says": {
          "en": "{{comm}} ({{pid}}) itself waits for the reply that it should give",
          "zh-CN": "{{comm}}（{{pid}}）自己在等待本应由它给出的应答"
        }
      },
      "wchanGate": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && w.basis != 'stack' && !w.momentary && w.ownership != 'foreign')",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in fuse_get_req; which way it came only its stack could tell",
          "zh-CN": "{{comm}}（{{pid}}）睡在 fuse_get_req；经由何路径到达只有内核栈才能说明"
        }
      },
      "briefGate": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && w.momentary && w.ownership != 'foreign')",
        "says": {
          "en": "{{comm}} ({{pid}}), which the collector had just started, stood at the gate: for a moment or for good, one look cannot tell",
          "zh-CN": "收集工具刚刚启动的 {{comm}}（{{pid}}）停在闸口：是片刻还是不再返回，单凭一次查看无法断定"
        }
      },
      "gatedMount": {
        "see": "fuseMounts.filter(m, m.visible && fuseWaiters.exists(w, w.gate == 'init' && w.ownership != 'foreign' && w.target == m.target))",
        "says": {
          "en": "the mount that they wait for: {{type}} on {{target}}",
          "zh-CN": "它们所等待的挂载：{{target}} 上的 {{type}}"
        }
      },
      "doubled": {
        "see": "fuseMounts.filter(m, m.copies > 1)",
        "says": {
          "en": "{{target}} carries {{copies}} FUSE mounts: the later one hides the earlier",
          "zh-CN": "{{target}} 上有 {{copies}} 个 FUSE 挂载，后者遮住前者"
        }
      },
      "detached": {
        "see": "fuseDaemons.filter(d, d.target != '' && fuseWaiters.exists(w, w.gate == 'init' && w.detached && w.target == d.target))",
        "says": {
          "en": "the daemon of {{target}} lives on although the mount is no longer in the kernel's table: it was detached lazily, and its waiters stay asleep",
          "zh-CN": "{{target}} 的守护进程仍在，而内核挂载表中已无此挂载：它被延迟卸载，等待者仍在睡眠"
        }
      },
      "rulesLoaded": {
        "see": "auditRules.filter(r, r.table == 'kernel' && r.counted)",
        "says": {
          "en": "loaded in the kernel, and counted: this arms audit's collection for every path lookup",
          "zh-CN": "已加载到内核且计数：使审计在每次路径查找时收集信息"
        },
        "limit": 2
      },
      "enabled": {
        "see": "auditStatus.filter(s, s.enabled >= 1)",
        "says": {
          "en": "audit is switched on",
          "zh-CN": "审计已启用"
        }
      },
      "locked": {
        "see": "auditStatus.filter(s, s.enabled == 2)",
        "role": "context",
        "says": {
          "en": "audit is locked until the next boot",
          "zh-CN": "审计已锁定，直到下次启动"
        }
      },
      "lockedByFile": {
        "see": "auditStates.filter(a, a.locked)",
        "role": "context",
        "says": {
          "en": "audit is locked until the next boot",
          "zh-CN": "审计已锁定，直到下次启动"
        }
      },
      "armed": {
        "see": "auditStates.filter(a, a.armed == 'yes')",
        "role": "context",
        "says": {
          "en": "{{counted}} counted rules are loaded",
          "zh-CN": "已加载 {{counted}} 条计数规则"
        }
      },
      "armedLikely": {
        "see": "auditStates.filter(a, a.armed == 'likely')",
        "says": {
          "en": "{{counted}} counted rules stand in the rules file; whether the kernel has them is not in the bundle",
          "zh-CN": "规则文件中有 {{counted}} 条计数规则；内核是否已加载，数据包中没有"
        }
      },
      "waiting": {
        "see": "fuseConnections.filter(c, c.waiting > 0 && fuseWaiters.exists(w, w.gate == 'init' && w.connection == c.id))",
        "says": {
          "en": "connection {{id}} holds {{waiting}} unanswered requests, INIT among them",
          "zh-CN": "连接 {{id}} 有 {{waiting}} 个未应答请求，其中包括 INIT"
        }
      },
      "mtabRegular": {
        "see": "mtab.filter(t, t.form == 'regular')",
        "role": "context",
        "says": {
          "en": "/etc/mtab is a regular file, so libfuse runs /bin/mount -i -f to record the mount",
          "zh-CN": "/etc/mtab 是普通文件，libfuse 因此运行 /bin/mount -i -f 记录挂载"
        }
      },
      "mtabRefused": {
        "see": "fuseMounts.filter(m, m.visible && m.copies > 1 && m.mtabRows > 0 && m.mtabRows < m.copies)",
        "cite": "elsewhere",
        "says": {
          "en": "{{target}} in the other mount tables: mtab has {{mtabRows}} of {{copies}} mounts, so the second start's mount -f was refused",
          "zh-CN": "其他挂载表中的 {{target}}：mtab 只有 {{copies}} 个挂载中的 {{mtabRows}} 个，说明第二次启动的 mount -f 被拒绝"
        }
      },
      "mtabFull": {
        "see": "fuseMounts.filter(m, m.visible && m.copies > 1 && m.mtabRows >= m.copies)",
        "cite": "elsewhere",
        "role": "against",
        "says": {
          "en": "mtab records {{target}} as often as it is mounted ({{mtabRows}} times): no mount -f was refused there",
          "zh-CN": "mtab 对 {{target}} 的记录次数与实际挂载次数相同（{{mtabRows}} 次）：没有 mount -f 被拒绝"
        }
      },
      "mtabDiffers": {
        "see": "mtabDifferences.filter(d, d.difference != 'fewer' && (d.type.re('gvfs') || fuseWaiters.exists(w, w.gate == 'init' && w.target == d.target)))",
        "says": {
          "en": "mtab and the kernel disagree on {{target}}: {{difference}}",
          "zh-CN": "mtab 与内核在 {{target}} 上不一致：{{difference}}"
        }
      },
      "mountHelper": {
        "see": "programs.filter(p, p.command.re('(^|/)mount .*-i -f -t fuse'))",
        "says": {
          "en": "{{command}} ({{pid}}), which libfuse starts to write mtab and which ends in a moment, is still there",
          "zh-CN": "{{command}}（{{pid}}）由 libfuse 启动以写入 mtab，本应瞬间结束，却仍在运行"
        },
        "limit": 2
      },
      "lingering": {
        "see": "lingeringCommands.filter(l, l.sleepsIn == '')",
        "says": {
          "en": "{{comm}} ({{pid}}) had run for more than {{ageSeconds}} s in state {{state}}; where it sleeps is not in the bundle",
          "zh-CN": "{{comm}}（{{pid}}）已运行超过 {{ageSeconds}} 秒，状态 {{state}}；数据包中没有它睡在何处"
        },
        "limit": 3
      },
      "stuckCall": {
        "see": "straces.filter(s, (s.call == 'umount' || s.call == 'umount2' || s.call == 'mount') && (s.args.re('gvfs|fuse') || fuseMounts.exists(m, m.target == s.path)))",
        "says": {
          "en": "the traced {{call}} never returned",
          "zh-CN": "被跟踪的 {{call}} 一直没有返回"
        }
      },
      "twoDaemons": {
        "see": "fuseDaemons.filter(d, d.target != '' && fuseDaemons.exists(e, e.pid != d.pid && e.target == d.target && e.comm == d.comm))",
        "says": {
          "en": "{{comm}} ({{pid}}): one of several daemons on {{target}}",
          "zh-CN": "{{comm}}（{{pid}}）：{{target}} 上的多个守护进程之一"
        }
      },
      "sessions": {
        "see": "services.filter(s, s.running && s.role != 'ftp')",
        "says": {
          "en": "{{name}} ({{pid}}): a graphical or VNC login, which starts gvfs for its user",
          "zh-CN": "{{name}}（{{pid}}）：图形或 VNC 登录，会为其用户启动 gvfs"
        },
        "limit": 3
      },
      "collectorGaveUp": {
        "see": "timeouts.filter(t, t.by != 'timeout' && t.command.re('(^|/| )(df|ls|stat|lsof|findmnt)( |$)'))",
        "says": {
          "en": "the collector itself gave up on this command",
          "zh-CN": "收集工具自己也放弃了这条命令"
        }
      },
      "plainGate": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && !w.audit && w.basis == 'stack')",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) came to the gate without audit",
          "zh-CN": "{{comm}}（{{pid}}）到达闸口并未经过审计"
        }
      },
      "foreignGate": {
        "see": "fuseWaiters.filter(w, w.audit && w.ownership == 'foreign')",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) is no user of {{target}}: only audit let it through, which is fuse-audit-bypass",
          "zh-CN": "{{comm}}（{{pid}}）并非 {{target}} 的使用者：只因审计才得以进入，这属于 fuse-audit-bypass"
        }
      },
      "answered": {
        "see": "fuseWaiters.filter(w, w.gate != 'init' && !w.momentary && !fuseMounts.exists(m, m.target == w.target && m.copies > 1))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) has a request with the daemon, so INIT was answered",
          "zh-CN": "{{comm}}（{{pid}}）已有请求交给守护进程，说明 INIT 已应答"
        }
      },
      "sameMountAnswered": {
        "see": "fuseMounts.filter(m, m.copies == 1 && fuseWaiters.exists(w, w.gate != 'init' && w.target == m.target) && fuseWaiters.exists(v, v.gate == 'init' && v.target == m.target))",
        "role": "against",
        "says": {
          "en": "on {{target}} another task has a request with the daemon, so INIT was answered there",
          "zh-CN": "{{target}} 上另一任务已有请求交给守护进程，说明该处 INIT 已应答"
        }
      },
      "dfPassed": {
        "see": "diskUsage.filter(u, fuseWaiters.exists(w, w.gate == 'init' && w.target == u.target))",
        "role": "against",
        "says": {
          "en": "a df in this bundle got past {{target}}",
          "zh-CN": "本数据包中的某次 df 越过了 {{target}}"
        },
        "limit": 1
      },
      "otherWait": {
        "see": "tasks.filter(t, t.comm.re('^(df|ls|stat|umount|lsof|find)$') && (t.wchan.re('^(rpc_wa|nfs|autofs|cifs|wait_for_resp|ceph_|gfs2_|ocfs2_|p9_cli|ptlrpc)') || t.frames.exists(f, f.reliable && f.function.re('^(rpc_wait_bit|nfs[34]?_|autofs4?_wait|cifs_|wait_for_response|ceph_|gfs2_|ocfs2_|__ocfs2|p9_client|ptlrpc_|io_schedule|submit_bio_wait|jbd2_|xfs_buf|percpu_rwsem_wait)'))))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits, but for another file system",
          "zh-CN": "{{comm}}（{{pid}}）在等待，但等的是另一种文件系统"
        },
        "limit": 2
      },
      "throttled": {
        "see": "fuseConnections.filter(c, c.waiting > 12 && c.waiting > c.maxBackground && fuseWaiters.exists(w, w.gate == 'init' && w.connection == c.id) && kernels.exists(k, k.release.olderThan('3.9')))",
        "role": "against",
        "says": {
          "en": "before kernel 3.9 a full queue closes the same gate after INIT, and {{waiting}} requests wait here (12 fill it by default)",
          "zh-CN": "3.9 之前的内核中，队列已满也会在 INIT 之后关闭同一闸口，而这里有 {{waiting}} 个请求在等待（默认 12 个即满）"
        }
      },
      "notArmed": {
        "see": "auditStates.filter(a, a.armed == 'no')",
        "role": "against",
        "says": {
          "en": "audit collects nothing here ({{why}})",
          "zh-CN": "审计在此不收集任何信息（{{why}}）"
        }
      },
      "fileWithoutRules": {
        "see": "auditStates.filter(a, a.armed == 'unlikely')",
        "role": "against",
        "says": {
          "en": "the rules file arms nothing ({{why}}); whether the kernel agrees is not in the bundle",
          "zh-CN": "规则文件不会启用任何收集（{{why}}）；内核是否一致，数据包中没有"
        }
      },
      "kernelBefore48": {
        "see": "kernels.filter(k, k.release.olderThan('4.8') && !k.release.olderThan('2.6.29'))",
        "says": {
          "en": "before 4.8 a waiter at this gate shows state S with every signal but KILL blocked, and is never reported as hung; umount(2) itself waits too, unless 57d4657716ac was backported",
          "zh-CN": "4.8 之前，闸口处的等待者显示为 S 状态，除 KILL 外所有信号被屏蔽，且从不被报告为挂起；除非移植了 57d4657716ac，umount(2) 自身也会等待"
        },
        "limit": 1
      },
      "kernelBefore51": {
        "see": "kernels.filter(k, k.release.olderThan('5.1') && !k.release.olderThan('4.8'))",
        "says": {
          "en": "since 4.8 a waiter at this gate shows state D but is killable, and is therefore not reported as hung; before 5.1 umount(2) itself waits too, unless 57d4657716ac was backported",
          "zh-CN": "自 4.8 起，闸口处的等待者显示为 D 状态但可被 kill，因此不被报告为挂起；5.1 之前，除非移植了 57d4657716ac，umount(2) 自身也会等待"
        },
        "limit": 1
      },
      "newKernel": {
        "see": "kernels.filter(k, !k.release.olderThan('5.1'))",
        "says": {
          "en": "on this kernel a waiter at the gate shows state D but is killable, and is therefore not reported as hung; since 5.1 umount(2) itself does not ask the daemon, while umount(8) still does, by its own stat",
          "zh-CN": "此内核上，闸口处的等待者显示为 D 状态但可被 kill，因此不被报告为挂起；自 5.1 起 umount(2) 自身不再询问守护进程，而 umount(8) 仍会先做自己的 stat"
        },
        "limit": 1
      },
      "umountOnNewKernel": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && w.audit && w.role == 'daemon' && w.call == 'umount' && kernels.exists(k, !k.release.olderThan('5.1')))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits in umount, which does not ask the daemon since 5.1: a path below the mount, or another kernel's stack",
          "zh-CN": "{{comm}}（{{pid}}）在 umount 中等待，而自 5.1 起它不再询问守护进程：或是挂载之下的路径，或是另一内核的栈"
        }
      },
      "tooOldKernel": {
        "see": "kernels.filter(k, k.release.olderThan('2.6.29'))",
        "role": "against",
        "says": {
          "en": "audit reads file capabilities only since 2.6.29",
          "zh-CN": "审计自 2.6.29 起才读取文件能力"
        },
        "limit": 1
      },
      "latestElsewhere": {
        "see": "fuseDaemons.filter(d, d.latest && d.doing == 'elsewhere' && fuseWaiters.exists(w, w.gate == 'init' && w.target == d.target))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}), started last, sleeps somewhere else than in its clean-up",
          "zh-CN": "最后启动的 {{comm}}（{{pid}}）睡在别处，而不是在清理中"
        },
        "limit": 1
      },
      "gvfsMount": {
        "see": "fuseMounts.filter(m, m.gvfs)",
        "role": "context",
        "says": {
          "en": "a gvfs mount",
          "zh-CN": "gvfs 挂载"
        }
      },
      "gvfsPackage": {
        "see": "packages.filter(p, p.name == 'gvfs-fuse' || p.name == 'gvfs-fuse-daemon')",
        "role": "context",
        "says": {
          "en": "{{name}} {{version}} is installed",
          "zh-CN": "已安装 {{name}} {{version}}"
        },
        "limit": 1
      },
      "fusePackages": {
        "see": "packages.filter(p, p.name == 'fuse' || p.name == 'fuse-libs' || p.name == 'libfuse2' || p.name == 'gvfs' || p.name == 'gvfs-fuse')",
        "says": {
          "en": "installed: {{name}} {{version}}",
          "zh-CN": "已安装：{{name}} {{version}}"
        },
        "limit": 5
      },
      "oldLibfuse": {
        "see": "packages.filter(p, (p.name == 'fuse' || p.name == 'fuse-libs' || p.name == 'libfuse2') && p.version.olderThan('2.8.2'))",
        "says": {
          "en": "{{name}} {{version}}: before libfuse 2.8.2 the mount command follows the new mount point, so under audit the first start alone can hang",
          "zh-CN": "{{name}} {{version}}：libfuse 2.8.2 之前 mount 命令会解析新的挂载点，在审计下仅第一次启动就可能挂起"
        },
        "limit": 1
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: nobody waits at a FUSE gate",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有任务在 FUSE 闸口等待"
        },
        "limit": 1
      },
      "kernelRulesKnown": {
        "see": "members.filter(m, m.parser == 'auditctl-list' && m.kinds.exists(k, k == 'audit-rules'))",
        "role": "context",
        "says": {
          "en": "the loaded rules",
          "zh-CN": "已加载的规则"
        }
      },
      "mtabLink": {
        "see": "mtab.filter(t, t.form == 'symlink')",
        "role": "context",
        "says": {
          "en": "/etc/mtab is a link to the kernel's table and cannot disagree with it",
          "zh-CN": "/etc/mtab 是指向内核挂载表的链接，不会与之不一致"
        }
      },
      "tableRead": {
        "see": "members.filter(m, m.parser == 'mounts' || m.parser == 'mountinfo')",
        "role": "context",
        "says": {
          "en": "the kernel's mount table ({{rows}} mounts)",
          "zh-CN": "内核挂载表（{{rows}} 个挂载）"
        },
        "limit": 1
      },
      "dpkgHost": {
        "see": "packages.filter(p, p.manager == 'dpkg')",
        "role": "context",
        "says": {
          "en": "packages of dpkg",
          "zh-CN": "dpkg 软件包"
        },
        "limit": 1
      },
      "mtabKnown": {
        "see": "mtab.filter(t, t.form != '')",
        "role": "context",
        "says": {
          "en": "what /etc/mtab is",
          "zh-CN": "/etc/mtab 的形态"
        }
      },
      "namedConnection": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && w.connection >= 0)",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on connection {{connection}}",
          "zh-CN": "{{comm}}（{{pid}}）在连接 {{connection}} 上等待"
        }
      },
      "connectionsKnown": {
        "see": "fuseConnections.filter(c, c.waiting >= 0)",
        "role": "context",
        "says": {
          "en": "connection {{id}}: {{waiting}} waiting",
          "zh-CN": "连接 {{id}}：{{waiting}} 个等待"
        }
      }
    },
    "holds": {
      "confirmed": "ownGate && (gatedMount || detached) && (armed || waiting || doubled || stuckCall || psRows) && (!plainGate || serverInChain) && !throttled && !sameMountAnswered && !dfPassed",
      "probable": "(mayUse && (!plainGate || serverInChain) && !sameMountAnswered) || (wchanGate && (gatedMount || detached) && (armed || (armedLikely && doubled)) && !plainGate && !throttled && !sameMountAnswered && !dfPassed) || (doubled && (armed || armedLikely) && (mtabRefused || twoDaemons || mountHelper) && (lingering || stuckCall || mountHelper || collectorGaveUp) && !plainGate && !answered && !otherWait)",
      "possible": "auditGate || ((wchanGate || briefGate) && !notArmed && !plainGate) || ((stuckCall || collectorGaveUp || lingering) && (doubled || gvfsMount) && (armed || armedLikely) && !answered && !plainGate && !otherWait) || ((stuckCall || mountHelper) && doubled && !notArmed && !answered && !plainGate && !otherWait)",
      "at-risk": "looked && (gvfsMount || gvfsPackage) && (armed || armedLikely) && mtabRegular && (kernelBefore48 || kernelBefore51)"
    },
    "atRisk": {
      "headline": {
        "en": "Nothing hangs yet, but it can: gvfs, a regular /etc/mtab and audit rules meet on a kernel on which a second start of gvfs for {{target}} locks itself up, and df with it.",
        "zh-CN": "目前没有挂起，但条件已具备：gvfs、普通文件形式的 /etc/mtab 与审计规则同在，而在此内核上再次为 {{target}} 启动 gvfs 会使其自锁，df 也随之挂起。"
      },
      "summary": {
        "en": "A second session of the same user starts a second gvfs-fuse-daemon on the same mount point. With /etc/mtab a regular file, mount -f finds the entry recorded already and fails, libfuse unmounts before it closes /dev/fuse, and with an audit rule loaded that umount asks the daemon that is waiting in it. Nobody was seen waiting when this bundle was made.",
        "zh-CN": "同一用户的第二个会话会在同一挂载点上再启动一个 gvfs-fuse-daemon。/etc/mtab 是普通文件时，mount -f 发现条目已有记录而失败， libfuse 在关闭 /dev/fuse 之前卸载；只要加载了审计规则，这次 umount 就会询问正在等待它的守护进程。收集此数据包时没有看到 任何等待者。"
      },
      "chain": [
        {
          "claim": {
            "en": "gvfs makes FUSE mounts on this host, and /etc/mtab is a regular file in which libfuse records them.",
            "zh-CN": "本机的 gvfs 会建立 FUSE 挂载，且 /etc/mtab 是普通文件，libfuse 在其中记录挂载。"
          },
          "observed": "mtabRegular && gvfsMount",
          "inferred": "mtabRegular"
        },
        {
          "claim": {
            "en": "Audit rules that count are loaded, or will be when the rules file is.",
            "zh-CN": "已加载计数的审计规则，或在加载规则文件时会加载。"
          },
          "observed": "rulesLoaded",
          "inferred": "armed || armedLikely"
        },
        {
          "claim": {
            "en": "On this kernel umount(2) reads file capabilities for audit, and so asks the daemon, unless 57d4657716ac was backported.",
            "zh-CN": "除非移植了 57d4657716ac，此内核的 umount(2) 会为审计读取文件能力，因而会询问守护进程。"
          },
          "observed": "kernelBefore48 || kernelBefore51"
        },
        {
          "claim": {
            "en": "A second start on the same mount point would fail in mount -f and hang in its own clean-up.",
            "zh-CN": "在同一挂载点上再次启动会在 mount -f 处失败，并挂在自己的清理过程中。"
          },
          "observed": "mtabRefused",
          "inferred": "mtabRegular"
        }
      ]
    },
    "ruledOut": [
      {
        "when": "foreignGate && !auditGate && !wchanGate",
        "because": {
          "en": "The waiters are no users of that mount; audit alone let their request out. That is fuse-audit-bypass.",
          "zh-CN": "等待者并非该挂载的使用者，仅因审计其请求才得以发出。这属于 fuse-audit-bypass。"
        }
      },
      {
        "when": "plainGate && !auditGate",
        "because": {
          "en": "Every stack at the gate came there by the call's own way, none through audit. The mount would hang without audit rules as well.",
          "zh-CN": "闸口处的每个内核栈都由调用自身到达，没有一个经过审计。没有审计规则该挂载同样会挂起。"
        }
      },
      {
        "when": "notArmed && !auditGate",
        "because": {
          "en": "Audit collects nothing on this host ({{armed}}), so it cannot have sent anybody to the daemon.",
          "zh-CN": "本机审计不收集任何信息（{{armed}}），因此不可能把任何任务带到守护进程那里。"
        }
      },
      {
        "when": "tooOldKernel && !auditGate",
        "because": {
          "en": "Kernel {{kernel}} does not read file capabilities for audit; that came with 2.6.29.",
          "zh-CN": "内核 {{kernel}} 不会为审计读取文件能力，该行为始于 2.6.29。"
        }
      },
      {
        "when": "answered && !auditGate && !wchanGate && !briefGate && !doubled",
        "because": {
          "en": "The daemon answered INIT; what is missing is the answer to a later request.",
          "zh-CN": "守护进程已应答 INIT；缺少的是对后续请求的应答。"
        }
      },
      {
        "when": "looked && !auditGate && !wchanGate && !briefGate && !stuckCall && !mountHelper && !((collectorGaveUp || lingering) && (doubled || gvfsMount) && !otherWait) && (notArmed || fileWithoutRules || mtabLink || newKernel || tooOldKernel || (tableRead && !gvfsMount && !gvfsPackage) || otherWait)",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for an INIT reply.",
          "zh-CN": "没有任务在等待 INIT 应答。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "A second FUSE daemon was started on a mount point that already had one, as a second graphical or VNC session of the same user does.",
          "zh-CN": "在已有挂载的挂载点上又启动了一个 FUSE 守护进程，同一用户的第二个图形或 VNC 会话就会如此。"
        },
        "observed": "doubled || twoDaemons",
        "inferred": "(auditGate || wchanGate || stuckCall || mountHelper) && !gatedMount && !detached"
      },
      {
        "claim": {
          "en": "libfuse's `/bin/mount -i -f` found the entry already in the regular /etc/mtab and failed, so libfuse took its error path.",
          "zh-CN": "libfuse 的 `/bin/mount -i -f` 发现普通文件 /etc/mtab 中已有该条目而失败，libfuse 转入出错路径。"
        },
        "observed": "mtabRefused || mountHelper",
        "inferred": "mtabRegular && doubled"
      },
      {
        "claim": {
          "en": "The kernel has queued INIT for {{target}} and never got the reply; until then nobody passes fuse_get_req.",
          "zh-CN": "内核已为 {{target}} 排入 INIT，却一直没有收到应答；在此之前任何请求都过不了 fuse_get_req。"
        },
        "observed": "auditGate || waiting || wchanGate",
        "inferred": "stuckCall || collectorGaveUp || mountHelper || lingering"
      },
      {
        "claim": {
          "en": "At least one counted audit rule is loaded and audit is on, so every path lookup collects the inode's file capabilities.",
          "zh-CN": "已加载至少一条计数的审计规则且审计已启用，因此每次路径查找都会收集 inode 的文件能力。"
        },
        "observed": "rulesLoaded || auditFrames",
        "inferred": "armedLikely || auditGate"
      },
      {
        "claim": {
          "en": "Reading them on FUSE is a request to the daemon (security.capability), so the lookup itself waits at the gate.",
          "zh-CN": "在 FUSE 上读取它们就是向守护进程发出请求（security.capability），于是查找本身也在闸口等待。"
        },
        "observed": "auditFrames",
        "inferred": "wchanGate || stuckCall || mountHelper || lingering"
      },
      {
        "claim": {
          "en": "The daemon's own clean-up waits as well, before it closes /dev/fuse; nothing is left that could answer or end the connection.",
          "zh-CN": "守护进程自己的清理也在关闭 /dev/fuse 之前等待；再没有谁能应答或结束该连接。"
        },
        "observed": "serverInChain || stuckCall",
        "inferred": "(auditGate || mountHelper || lingering) && twoDaemons && !newKernel && !latestElsewhere"
      },
      {
        "claim": {
          "en": "df, ls, stat, umount(8) and every other caller that looks at the mount sleeps there from then on.",
          "zh-CN": "此后 df、ls、stat、umount(8) 以及其他任何查看该挂载的调用都在此睡眠。"
        },
        "observed": "auditGate || wchanGate || collectorGaveUp || lingering",
        "inferred": "stuckCall || mountHelper"
      }
    ],
    "missing": [
      {
        "unless": "auditGate || plainGate || foreignGate || looked && !wchanGate && !briefGate",
        "fact": {
          "en": "kernel stacks of the waiting tasks",
          "zh-CN": "等待任务的内核栈"
        },
        "why": {
          "en": "only a stack shows whether audit sent them there (audit_copy_inode); ps shows no more than fuse_get_req",
          "zh-CN": "只有内核栈能说明是否由审计带到此处（audit_copy_inode）；ps 最多显示 fuse_get_req"
        },
        "command": "for p in $(pgrep -x df; pgrep -x umount; pgrep -f 'gvfs|/bin/mount -i'); do echo \"== $p\"; cat /proc/$p/comm /proc/$p/wchan /proc/$p/stack; done"
      },
      {
        "unless": "kernelRulesKnown || notArmed || auditGate",
        "fact": {
          "en": "audit rules loaded in the kernel and audit's status",
          "zh-CN": "内核中已加载的审计规则与审计状态"
        },
        "why": {
          "en": "rules in a file are not rules in the kernel; with none loaded, or with enabled 0, this cause is out",
          "zh-CN": "文件中的规则不等于内核中的规则；若一条都未加载或 enabled 为 0，则可排除此原因"
        },
        "command": "auditctl -l; auditctl -s"
      },
      {
        "unless": "gatedMount || detached",
        "fact": {
          "en": "the kernel's mount table",
          "zh-CN": "内核挂载表"
        },
        "why": {
          "en": "it names the mount and whether it stands there twice",
          "zh-CN": "它指明是哪个挂载以及是否出现两次"
        },
        "command": "cat /proc/self/mountinfo"
      },
      {
        "unless": "connectionsKnown",
        "fact": {
          "en": "requests waiting on each FUSE connection",
          "zh-CN": "每个 FUSE 连接上等待的请求数"
        },
        "why": {
          "en": "a count that never falls to 0 marks the connection; sos does not collect it",
          "zh-CN": "始终不归零的计数即为该连接；sos 不收集此项"
        },
        "command": "grep -H . /sys/fs/fuse/connections/*/waiting"
      },
      {
        "unless": "mtabKnown",
        "fact": {
          "en": "whether /etc/mtab is a regular file",
          "zh-CN": "/etc/mtab 是否为普通文件"
        },
        "why": {
          "en": "only a regular mtab makes the second start fail; a link to the kernel's table cannot disagree with it",
          "zh-CN": "只有普通文件形式的 mtab 才会使第二次启动失败；指向内核表的链接不会与之不一致"
        },
        "command": "ls -l /etc/mtab; cat /etc/mtab"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine with GNOME: log in as root at the console or through VNC, so that gvfs mounts ~/.gvfs.",
          "zh-CN": "在可丢弃的 GNOME 机器上：以 root 从控制台或 VNC 登录，使 gvfs 挂载 ~/.gvfs。"
        }
      },
      {
        "do": {
          "en": "Load one audit rule; it need not match anything.",
          "zh-CN": "加载一条审计规则，无需匹配任何事件。"
        },
        "run": "auditctl -e 1 && auditctl -w /etc/passwd -p wa -k unhang-lab"
      },
      {
        "do": {
          "en": "Start a second session of the same user; its gvfs-fuse-daemon mounts the same place again.",
          "zh-CN": "以同一用户再启动一个会话，其 gvfs-fuse-daemon 会再次挂载同一位置。"
        },
        "run": "vncserver :2"
      },
      {
        "do": {
          "en": "Watch it hang.",
          "zh-CN": "观察挂起。"
        },
        "run": "df -h & sleep 2; cat /proc/$!/wchan; grep -H . /sys/fs/fuse/connections/*/waiting"
      },
      {
        "do": {
          "en": "Clean up: end the daemons, take both mounts and the rule away, and switch audit off again where it was off.",
          "zh-CN": "清理：结束守护进程，移除两个挂载与规则；若审计原为关闭，则再次关闭。"
        },
        "run": "pkill -9 -f 'gvfs-fuse-daemon|gvfsd-fuse'; umount -l ~/.gvfs; umount -l ~/.gvfs; auditctl -W /etc/passwd -p wa -k unhang-lab; auditctl -e 0",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See the other file systems at once. df of coreutils 8.21 to 8.27 (RHEL 7 has 8.22) may ask excluded types all the same and hang: name the mount points there, as in df -h / /var.",
          "zh-CN": "立即查看其他文件系统。coreutils 8.21 至 8.27 的 df（RHEL 7 为 8.22）仍可能查询被排除的类型而挂起：此时请写明挂载点，例如 df -h / /var。"
        },
        "run": "df -h -x {{type}}",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        },
        "when": "hanging"
      },
      {
        "do": {
          "en": "Find the connection: its count never falls to 0, and its number N is the last part of the device number (0:N) in mountinfo.",
          "zh-CN": "找到该连接：其计数始终不归零，编号 N 即 mountinfo 中设备号（0:N）的后半部分。"
        },
        "run": "mountpoint -q /sys/fs/fuse/connections || mount -t fusectl none /sys/fs/fuse/connections\ngrep -H . /sys/fs/fuse/connections/*/waiting; grep fuse /proc/self/mountinfo",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        },
        "when": "hanging && (!namedConnection && !waiting)"
      },
      {
        "do": {
          "en": "Abort the FUSE connection: every waiter returns with ENOTCONN. Nothing is lost, for this connection has never served a request.",
          "zh-CN": "中止该 FUSE 连接：所有等待者以 ENOTCONN 返回。不会丢失任何内容，因为此连接从未服务过请求。"
        },
        "run": "mountpoint -q /sys/fs/fuse/connections || mount -t fusectl none /sys/fs/fuse/connections\necho 1 > /sys/fs/fuse/connections/{{connection}}/abort",
        "risk": "low",
        "undo": {
          "en": "log in again, or start gvfs again, to have the mount back",
          "zh-CN": "重新登录或重新启动 gvfs 即可恢复挂载"
        },
        "when": "hanging"
      },
      {
        "do": {
          "en": "Kill the daemon that never answered, and its /bin/mount child: the connection ends when the last holder of /dev/fuse is gone.",
          "zh-CN": "结束从未应答的守护进程及其 /bin/mount 子进程：最后一个持有 /dev/fuse 者消失时连接即终止。"
        },
        "run": "kill -9 {{stuck*}}",
        "risk": "low",
        "undo": {
          "en": "log in again, or start gvfs again",
          "zh-CN": "重新登录或重新启动 gvfs"
        },
        "when": "hanging"
      },
      {
        "do": {
          "en": "End those who wait: they can be killed here, unlike the waiters of a daemon that has answered INIT. Whoever looks at the mount next waits again.",
          "zh-CN": "结束等待者：与已应答 INIT 的守护进程的等待者不同，此处的等待者可以被 kill。之后再查看该挂载者仍会等待。"
        },
        "run": "kill -9 {{victims*}}",
        "risk": "low",
        "undo": {
          "en": "run the command again",
          "zh-CN": "重新运行该命令"
        },
        "when": "hanging && (auditGate || wchanGate)"
      },
      {
        "do": {
          "en": "Detach the dead mount, so that new calls do not run into it. Those already asleep stay asleep. Before kernel 5.1 this very call may wait too.",
          "zh-CN": "延迟卸载失效挂载，使新的调用不再碰到它；已睡眠者仍会睡眠。5.1 之前的内核上此调用自身也可能等待。"
        },
        "run": "umount -l {{mounted}}",
        "risk": "low",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        },
        "when": "hanging && (newKernel && gatedMount)"
      },
      {
        "do": {
          "en": "Keep gvfs from making FUSE mounts for new sessions.",
          "zh-CN": "阻止 gvfs 在新会话中建立 FUSE 挂载。"
        },
        "run": "echo 'export GVFS_DISABLE_FUSE=1' > /etc/profile.d/gvfs-no-fuse.sh",
        "risk": "low",
        "undo": {
          "en": "rm /etc/profile.d/gvfs-no-fuse.sh",
          "zh-CN": "rm /etc/profile.d/gvfs-no-fuse.sh"
        }
      },
      {
        "do": {
          "en": "Exempt FUSE from audit's PATH records; all other rules stay. It helps calls that start afterwards and wakes nobody who sleeps already.",
          "zh-CN": "使 FUSE 免于审计的 PATH 记录，其他规则不变。只对之后开始的调用有效，不会唤醒已睡眠者。"
        },
        "run": "auditctl -a never,filesystem -F fstype=0x65735546",
        "risk": "low",
        "undo": {
          "en": "auditctl -d never,filesystem -F fstype=0x65735546",
          "zh-CN": "auditctl -d never,filesystem -F fstype=0x65735546"
        },
        "when": "newKernel && !locked && !lockedByFile && !notArmed"
      },
      {
        "do": {
          "en": "Take the audit rules away. It helps calls that start afterwards, wakes nobody who sleeps already, and leaves the host unaudited: ask whoever answers for compliance.",
          "zh-CN": "移除审计规则。只对之后开始的调用有效，不会唤醒已睡眠者，并使主机失去审计：须征得合规负责人同意。"
        },
        "run": "auditctl -D",
        "risk": "high",
        "undo": {
          "en": "auditctl -R /etc/audit/audit.rules (or augenrules --load)",
          "zh-CN": "auditctl -R /etc/audit/audit.rules（或 augenrules --load）"
        },
        "when": "hanging && !locked && !lockedByFile && !notArmed && !fileWithoutRules"
      }
    ],
    "fix": [
      {
        "do": {
          "en": "libfuse: look into the kernel's mount table before mounting, and close /dev/fuse before unmounting on the error path.",
          "zh-CN": "libfuse：挂载前检查内核挂载表，出错路径上先关闭 /dev/fuse 再卸载。"
        },
        "patch": "fuse-2.8.3-check-kernel-mounts.patch",
        "since": {
          "en": "against fuse 2.8.3, lib/mount.c",
          "zh-CN": "针对 fuse 2.8.3 的 lib/mount.c"
        }
      },
      {
        "do": {
          "en": "Make /etc/mtab a link to the kernel's table: libfuse 2.7.1 and later then runs no /bin/mount, and nothing can fail. Distributions have done so since Fedora 15, RHEL 7 and Debian 8.",
          "zh-CN": "把 /etc/mtab 改为指向内核表的链接：libfuse 2.7.1 及以后便不再运行 /bin/mount，也就无从失败。Fedora 15、RHEL 7、Debian 8 起即如此。"
        },
        "run": "cp -p /etc/mtab /etc/mtab.before && ln -sfn ../proc/self/mounts /etc/mtab",
        "since": {
          "en": "Fedora 15, RHEL 7, Debian 8",
          "zh-CN": "Fedora 15、RHEL 7、Debian 8"
        },
        "when": "mtabRegular"
      },
      {
        "do": {
          "en": "Update libfuse to 2.8.2 or later, with util-linux-ng 2.17 or later: mount then runs with --no-canonicalize and does not follow the new mount point.",
          "zh-CN": "将 libfuse 升级到 2.8.2 或更高，并配合 util-linux-ng 2.17 或更高：mount 将带 --no-canonicalize 运行，不再解析新的挂载点。"
        },
        "since": {
          "en": "libfuse 2.8.2, util-linux-ng 2.17",
          "zh-CN": "libfuse 2.8.2、util-linux-ng 2.17"
        },
        "when": "oldLibfuse"
      },
      {
        "do": {
          "en": "Kernel with \"audit: ignore fcaps on umount\" (57d4657716ac): umount(2) no longer asks the daemon. It does not help df on a mount whose daemon stays silent. Ask the vendor's kernel whether it has it:",
          "zh-CN": "使用含“audit: ignore fcaps on umount”（57d4657716ac）的内核：umount(2) 不再询问守护进程。但它帮不了守护进程一直沉默的挂载上的 df。查询厂商内核是否已包含："
        },
        "run": "rpm -q --changelog kernel-$(uname -r) | grep -i 'fcaps on umount'",
        "since": {
          "en": "Linux 5.1",
          "zh-CN": "Linux 5.1"
        },
        "when": "!newKernel && !dpkgHost"
      },
      {
        "do": {
          "en": "Kernel with \"audit: ignore fcaps on umount\" (57d4657716ac): umount(2) no longer asks the daemon. It does not help df on a mount whose daemon stays silent. Ask the distribution's kernel whether it has it:",
          "zh-CN": "使用含“audit: ignore fcaps on umount”（57d4657716ac）的内核：umount(2) 不再询问守护进程。但它帮不了守护进程一直沉默的挂载上的 df。查询发行版内核是否已包含："
        },
        "run": "zgrep -i 'fcaps on umount' /usr/share/doc/linux-image-$(uname -r)/changelog*",
        "since": {
          "en": "Linux 5.1",
          "zh-CN": "Linux 5.1"
        },
        "when": "!newKernel && dpkgHost"
      },
      {
        "do": {
          "en": "Run at most one desktop session for root, better none; or set GVFS_DISABLE_FUSE=1 for it. gvfs 1.11.3 moved the mount to $XDG_RUNTIME_DIR/gvfs, but falls back to ~/.gvfs where that is unset.",
          "zh-CN": "root 至多运行一个桌面会话，最好没有；或为其设置 GVFS_DISABLE_FUSE=1。gvfs 1.11.3 将挂载移至 $XDG_RUNTIME_DIR/gvfs，但该变量未设置时仍退回 ~/.gvfs。"
        },
        "since": {
          "en": "gvfs 1.11.3",
          "zh-CN": "gvfs 1.11.3"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "Start the session once, a second time, and again: the kernel's table must not grow.",
          "zh-CN": "启动会话一次、两次、再一次：内核挂载表不得增加。"
        },
        "run": "awk '$3 ~ /^fuse/ { print $2 }' /proc/mounts | sort | uniq -d",
        "expect": {
          "en": "no line",
          "zh-CN": "没有任何行"
        },
        "broken": "doubled"
      },
      {
        "do": {
          "en": "mtab and the kernel agree.",
          "zh-CN": "mtab 与内核一致。"
        },
        "run": "grep -c ' fuse[.b ]' /etc/mtab; grep -c ' fuse[.b ]' /proc/mounts",
        "expect": {
          "en": "the same number twice",
          "zh-CN": "两个数相同"
        },
        "held": "mtabLink || (mtabRegular && mountedAgain && !mtabApart)",
        "broken": "mtabApart"
      },
      {
        "do": {
          "en": "The mount answers, with the rules loaded.",
          "zh-CN": "规则加载时挂载仍能应答。"
        },
        "run": "timeout -s KILL 5 stat -f -- {{target}}; echo $?",
        "expect": {
          "en": "not 124 and not 137; a command that never returns says that it still hangs",
          "zh-CN": "不是 124 也不是 137；若命令一直不返回，说明仍在挂起"
        },
        "held": "passed && armed",
        "broken": "stillWaits"
      },
      {
        "do": {
          "en": "Unmount and mount again: log out, look, log in.",
          "zh-CN": "卸载后再挂载：注销、查看、登录。"
        },
        "run": "timeout -s KILL 5 umount -- {{target}}; ps axo pid,state,wchan:24,args | grep '[g]vfs'",
        "expect": {
          "en": "umount returns; no daemon is left in fuse_get_req",
          "zh-CN": "umount 返回；没有守护进程停在 fuse_get_req"
        },
        "broken": "serverInChain"
      },
      {
        "do": {
          "en": "Nothing waits on any FUSE connection.",
          "zh-CN": "任何 FUSE 连接上都没有等待。"
        },
        "run": "grep -H . /sys/fs/fuse/connections/*/waiting",
        "expect": {
          "en": "0 on every line, after a second look",
          "zh-CN": "再看一次，每行都是 0"
        },
        "held": "connectionsKnown && !pending",
        "broken": "waiting && stillWaits"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "fuseWaiters.filter(w, !w.momentary && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在 {{target}} 上等待"
        },
        "limit": 3
      },
      "passed": {
        "see": "diskUsage.filter(u, u.target in before.target)",
        "says": {
          "en": "a df got an answer from {{target}}",
          "zh-CN": "某次 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      },
      "mountedAgain": {
        "see": "fuseMounts.filter(m, m.visible && m.target in before.target)",
        "says": {
          "en": "{{target}} is mounted",
          "zh-CN": "{{target}} 已挂载"
        },
        "limit": 1
      },
      "mtabApart": {
        "see": "mtabDifferences.filter(d, d.target in before.target)",
        "says": {
          "en": "mtab and the kernel disagree on {{target}}: {{difference}}",
          "zh-CN": "mtab 与内核在 {{target}} 上不一致：{{difference}}"
        }
      },
      "pending": {
        "see": "fuseConnections.filter(c, c.waiting > 0)",
        "says": {
          "en": "connection {{id}} holds {{waiting}} unanswered requests",
          "zh-CN": "连接 {{id}} 有 {{waiting}} 个未应答请求"
        },
        "limit": 3
      }
    },
    "references": [
      {
        "title": "audit-kernel issue 100: umount of a dead mount hangs when auditable",
        "url": "https://github.com/linux-audit/audit-kernel/issues/100"
      },
      {
        "title": "Linux 57d4657716ac: audit: ignore fcaps on umount",
        "url": "https://github.com/torvalds/linux/commit/57d4657716ac"
      },
      {
        "title": "libfuse 4c3d9b19: mount with --no-canonicalize",
        "url": "https://github.com/libfuse/libfuse/commit/4c3d9b19"
      },
      {
        "title": "libfuse 7f571e32: mtab as a symlink",
        "url": "https://github.com/libfuse/libfuse/commit/7f571e32"
      },
      {
        "title": "Linux: FUSE, connections and how to abort them",
        "url": "https://www.kernel.org/doc/html/v6.12/filesystems/fuse.html"
      }
    ]
  },
  {
    "id": "fuse-init-unanswered",
    "severity": "high",
    "title": {
      "en": "A FUSE mount never got its INIT reply",
      "zh-CN": "FUSE 挂载从未收到 INIT 应答"
    },
    "headline": {
      "en": "df hangs on {{target}}: its FUSE daemon has never answered INIT, so every access waits at the gate; audit plays no part in it.",
      "zh-CN": "df 挂在 {{target}}：其 FUSE 守护进程从未应答 INIT，所有访问都在闸口等待；与审计无关。"
    },
    "summary": {
      "en": "A FUSE mount is visible as soon as mount(2) returns, but it cannot serve anybody before its daemon has answered one message, FUSE_INIT. As long as the answer is missing and somebody still holds /dev/fuse open, every stat, statfs and open on the mount sleeps in fuse_get_req. Typical: the daemon was stopped or crashed right after mounting, a child inherited the descriptor, or a sandbox killed the thread that should have answered.",
      "zh-CN": "mount(2) 一返回，FUSE 挂载便可见，但在守护进程应答 FUSE_INIT 之前它无法服务任何人。只要应答缺失而仍有进程持有 /dev/fuse， 对该挂载的每个 stat、statfs、open 都会睡在 fuse_get_req。典型情形：守护进程在挂载后立即被停止或崩溃、子进程继承了描述符、 或沙箱杀死了本应应答的线程。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "fuseWaiters.filter(w, w.gate == 'init').map(w, w.target)",
        "default": "MOUNTPOINT"
      },
      "type": {
        "see": "fuseMounts.filter(m, fuseWaiters.exists(w, w.gate == 'init' && w.target == m.target)).map(m, m.type)",
        "default": "fuse"
      },
      "connection": {
        "see": "fuseWaiters.filter(w, w.gate == 'init').map(w, w.connection)",
        "default": "N"
      },
      "mounted": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && !w.detached).map(w, w.target)",
        "default": "MOUNTPOINT"
      },
      "victims": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && w.role != 'daemon').map(w, w.pid)",
        "default": "PID"
      },
      "daemons": {
        "see": "fuseDaemons.filter(d, d.latest && d.doing != 'idle' && fuseWaiters.exists(w, w.gate == 'init' && w.target == d.target)).map(d, d.pid)",
        "default": "PID-OF-THE-DAEMON"
      },
      "stopped": {
        "see": "fuseDaemons.filter(d, d.doing == 'stopped' && fuseWaiters.exists(w, w.gate == 'init' && w.target == d.target)).map(d, d.pid)",
        "default": "PID-OF-THE-DAEMON"
      }
    },
    "signals": {
      "plainGate": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && !w.audit && !w.momentary && w.basis == 'stack')",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps at the gate that only an INIT reply opens; its stack holds no audit frame",
          "zh-CN": "{{comm}}（{{pid}}）睡在只有 INIT 应答才能打开的闸口；其内核栈中没有审计帧"
        },
        "limit": 6
      },
      "wchanGate": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && w.basis != 'stack' && !w.momentary && w.ownership != 'foreign')",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in fuse_get_req",
          "zh-CN": "{{comm}}（{{pid}}）睡在 fuse_get_req"
        }
      },
      "briefGate": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && w.momentary && w.ownership != 'foreign')",
        "says": {
          "en": "{{comm}} ({{pid}}), which the collector had just started, stood at the gate: for a moment or for good, one look cannot tell",
          "zh-CN": "收集工具刚刚启动的 {{comm}}（{{pid}}）停在闸口：是片刻还是不再返回，单凭一次查看无法断定"
        }
      },
      "psRows": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && !w.audit && !w.momentary && w.basis == 'stack')",
        "cite": "processRows",
        "says": {
          "en": "{{comm}} ({{pid}}) in the process list",
          "zh-CN": "进程列表中的 {{comm}}（{{pid}}）"
        },
        "limit": 2
      },
      "gatedMount": {
        "see": "fuseMounts.filter(m, m.visible && fuseWaiters.exists(w, w.gate == 'init' && w.target == m.target))",
        "says": {
          "en": "the mount that they wait for: {{type}} on {{target}}",
          "zh-CN": "它们所等待的挂载：{{target}} 上的 {{type}}"
        }
      },
      "detached": {
        "see": "fuseDaemons.filter(d, d.target != '' && fuseWaiters.exists(w, w.gate == 'init' && w.detached && w.target == d.target))",
        "says": {
          "en": "the daemon of {{target}} lives on although the mount was detached; its waiters stay asleep",
          "zh-CN": "{{target}} 的守护进程仍在，而挂载已被卸下；等待者仍在睡眠"
        }
      },
      "waiting": {
        "see": "fuseConnections.filter(c, c.waiting > 0 && fuseWaiters.exists(w, w.gate == 'init' && w.connection == c.id))",
        "says": {
          "en": "connection {{id}} holds {{waiting}} unanswered requests, INIT among them",
          "zh-CN": "连接 {{id}} 有 {{waiting}} 个未应答请求，其中包括 INIT"
        }
      },
      "daemonStopped": {
        "see": "fuseDaemons.filter(d, d.doing == 'stopped' && fuseWaiters.exists(w, w.gate == 'init' && w.target == d.target))",
        "says": {
          "en": "the daemon {{comm}} ({{pid}}) is stopped",
          "zh-CN": "守护进程 {{comm}}（{{pid}}）已被停止"
        }
      },
      "daemonElsewhere": {
        "see": "fuseDaemons.filter(d, d.doing == 'elsewhere' && fuseWaiters.exists(w, w.gate == 'init' && w.target == d.target))",
        "says": {
          "en": "the daemon {{comm}} ({{pid}}) is not reading /dev/fuse",
          "zh-CN": "守护进程 {{comm}}（{{pid}}）没有在读取 /dev/fuse"
        },
        "limit": 2
      },
      "lingering": {
        "see": "lingeringCommands.filter(l, l.sleepsIn == '')",
        "says": {
          "en": "{{comm}} ({{pid}}) had run for more than {{ageSeconds}} s in state {{state}}; where it sleeps is not in the bundle",
          "zh-CN": "{{comm}}（{{pid}}）已运行超过 {{ageSeconds}} 秒，状态 {{state}}；数据包中没有它睡在何处"
        },
        "limit": 3
      },
      "busyMount": {
        "see": "fuseMounts.filter(m, m.waiting != 0 && m.type != 'virtiofs' && !m.type.re('lxcfs|snapfuse|squashfuse|portal') && (m.userId <= 0 || m.allowOther))",
        "role": "context",
        "says": {
          "en": "a FUSE mount: {{type}} on {{target}}",
          "zh-CN": "FUSE 挂载：{{target}} 上的 {{type}}"
        },
        "limit": 3
      },
      "collectorGaveUp": {
        "see": "timeouts.filter(t, t.by != 'timeout' && t.command.re('(^|/| )(df|ls|stat|lsof|findmnt)( |$)'))",
        "says": {
          "en": "the collector itself gave up on this command",
          "zh-CN": "收集工具自己也放弃了这条命令"
        }
      },
      "auditGate": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && w.audit)",
        "role": "against",
        "says": {
          "en": "audit sent {{comm}} ({{pid}}) to the gate",
          "zh-CN": "是审计把 {{comm}}（{{pid}}）带到闸口"
        }
      },
      "serverInChain": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && w.audit && (w.role == 'daemon' || w.role == 'mount-helper'))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) itself waits, through audit",
          "zh-CN": "{{comm}}（{{pid}}）自己经审计在等待"
        }
      },
      "notArmed": {
        "see": "auditStates.filter(a, a.armed == 'no')",
        "says": {
          "en": "audit collects nothing here ({{why}}), so it has no part in this",
          "zh-CN": "审计在此不收集任何信息（{{why}}），与此无关"
        },
        "limit": 1
      },
      "armed": {
        "see": "auditStates.filter(a, (a.armed == 'yes' || a.armed == 'likely') && !fuseWaiters.exists(w, w.gate == 'init' && w.basis == 'stack'))",
        "role": "against",
        "says": {
          "en": "audit rules may be loaded; without a stack they cannot be told to be bystanders",
          "zh-CN": "可能已加载审计规则；没有内核栈无法断定与其无关"
        }
      },
      "answered": {
        "see": "fuseWaiters.filter(w, w.gate != 'init' && !w.momentary && !fuseMounts.exists(m, m.target == w.target && m.copies > 1))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) has a request with a daemon, so INIT was answered there",
          "zh-CN": "{{comm}}（{{pid}}）已有请求交给守护进程，说明该处 INIT 已应答"
        }
      },
      "sameMountAnswered": {
        "see": "fuseMounts.filter(m, m.copies == 1 && fuseWaiters.exists(w, w.gate != 'init' && w.target == m.target) && fuseWaiters.exists(v, v.gate == 'init' && v.target == m.target))",
        "role": "against",
        "says": {
          "en": "on {{target}} another task has a request with the daemon, so INIT was answered there",
          "zh-CN": "{{target}} 上另一任务已有请求交给守护进程，说明该处 INIT 已应答"
        }
      },
      "dfPassed": {
        "see": "diskUsage.filter(u, fuseWaiters.exists(w, w.gate == 'init' && w.target == u.target))",
        "role": "against",
        "says": {
          "en": "a df in this bundle got past {{target}}",
          "zh-CN": "本数据包中的某次 df 越过了 {{target}}"
        },
        "limit": 1
      },
      "otherWait": {
        "see": "tasks.filter(t, t.comm.re('^(df|ls|stat|umount|lsof|find)$') && (t.wchan.re('^(rpc_wa|nfs|autofs|cifs|wait_for_resp|ceph_|gfs2_|ocfs2_|p9_cli|ptlrpc)') || t.frames.exists(f, f.reliable && f.function.re('^(rpc_wait_bit|nfs[34]?_|autofs4?_wait|cifs_|wait_for_response|ceph_|gfs2_|ocfs2_|__ocfs2|p9_client|ptlrpc_|io_schedule|submit_bio_wait|jbd2_|xfs_buf|percpu_rwsem_wait)'))))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits, but for another file system",
          "zh-CN": "{{comm}}（{{pid}}）在等待，但等的是另一种文件系统"
        },
        "limit": 2
      },
      "throttled": {
        "see": "fuseConnections.filter(c, c.waiting > 12 && c.waiting > c.maxBackground && fuseWaiters.exists(w, w.gate == 'init' && w.connection == c.id) && kernels.exists(k, k.release.olderThan('3.9')))",
        "role": "against",
        "says": {
          "en": "before kernel 3.9 a full queue closes the same gate after INIT, and {{waiting}} requests wait here (12 fill it by default)",
          "zh-CN": "3.9 之前的内核中，队列已满也会在 INIT 之后关闭同一闸口，而这里有 {{waiting}} 个请求在等待（默认 12 个即满）"
        }
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: nobody waits at a FUSE gate",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有任务在 FUSE 闸口等待"
        },
        "limit": 1
      },
      "newKernel": {
        "see": "kernels.filter(k, !k.release.olderThan('5.1'))",
        "role": "context",
        "says": {
          "en": "umount(2) does not ask the daemon on this kernel, rules or not",
          "zh-CN": "此内核上 umount(2) 不询问守护进程，无论有无规则"
        },
        "limit": 1
      },
      "namedConnection": {
        "see": "fuseWaiters.filter(w, w.gate == 'init' && w.connection >= 0)",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on connection {{connection}}",
          "zh-CN": "{{comm}}（{{pid}}）在连接 {{connection}} 上等待"
        }
      },
      "connectionsKnown": {
        "see": "fuseConnections.filter(c, c.waiting >= 0)",
        "role": "context",
        "says": {
          "en": "connection {{id}}: {{waiting}} waiting",
          "zh-CN": "连接 {{id}}：{{waiting}} 个等待"
        }
      }
    },
    "holds": {
      "confirmed": "plainGate && !serverInChain && (gatedMount || detached) && (waiting || psRows || daemonStopped || collectorGaveUp) && !throttled && !sameMountAnswered && !dfPassed",
      "probable": "(plainGate && !serverInChain && !throttled && !sameMountAnswered) || (wchanGate && notArmed && gatedMount && !auditGate && !throttled && !sameMountAnswered && !dfPassed)",
      "possible": "((wchanGate || plainGate || briefGate) && !auditGate) || (lingering && busyMount && !auditGate && !answered && !otherWait)"
    },
    "ruledOut": [
      {
        "when": "auditGate && !plainGate",
        "because": {
          "en": "Every stack at the gate came there through audit's inode lookup: audit is part of the cause.",
          "zh-CN": "闸口处的每个内核栈都经由审计的 inode 查询到达：审计是原因的一部分。"
        }
      },
      {
        "when": "answered && !plainGate && !wchanGate && !briefGate",
        "because": {
          "en": "The daemon answered INIT; a later request is what it owes.",
          "zh-CN": "守护进程已应答 INIT，欠缺的是对后续请求的应答。"
        }
      },
      {
        "when": "looked && !plainGate && !wchanGate && !briefGate && !auditGate && !(lingering && busyMount && !otherWait)",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for an INIT reply.",
          "zh-CN": "没有任务在等待 INIT 应答。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "{{target}} was mounted, and the kernel queued FUSE_INIT for its daemon.",
          "zh-CN": "{{target}} 已挂载，内核为其守护进程排入了 FUSE_INIT。"
        },
        "observed": "gatedMount || detached",
        "inferred": "plainGate || wchanGate || lingering"
      },
      {
        "claim": {
          "en": "The daemon never answered; somebody still holds /dev/fuse open.",
          "zh-CN": "守护进程一直没有应答；仍有进程持有 /dev/fuse。"
        },
        "observed": "waiting || daemonStopped || daemonElsewhere",
        "inferred": "plainGate || wchanGate || lingering"
      },
      {
        "claim": {
          "en": "Every request on this connection waits at the gate (fuse_get_req).",
          "zh-CN": "此连接上的每个请求都在闸口等待（fuse_get_req）。"
        },
        "observed": "plainGate || wchanGate",
        "inferred": "lingering"
      },
      {
        "claim": {
          "en": "The waiters came there by their own stat, statfs or open: no audit is needed for this hang.",
          "zh-CN": "等待者由自身的 stat、statfs 或 open 到达：此挂起不需要审计。"
        },
        "observed": "plainGate",
        "inferred": "notArmed"
      }
    ],
    "missing": [
      {
        "unless": "plainGate || auditGate",
        "fact": {
          "en": "kernel stacks of the waiting tasks",
          "zh-CN": "等待任务的内核栈"
        },
        "why": {
          "en": "only a stack tells whether audit sent them there",
          "zh-CN": "只有内核栈能说明是否由审计带到此处"
        },
        "command": "for p in $(pgrep -x df; pgrep -x umount; pgrep -x stat; pgrep -x ls); do echo \"== $p\"; cat /proc/$p/comm /proc/$p/wchan /proc/$p/stack; done"
      },
      {
        "unless": "gatedMount || detached",
        "fact": {
          "en": "the kernel's mount table",
          "zh-CN": "内核挂载表"
        },
        "why": {
          "en": "it names the mount",
          "zh-CN": "它指明是哪个挂载"
        },
        "command": "cat /proc/self/mountinfo"
      },
      {
        "unless": "connectionsKnown",
        "fact": {
          "en": "requests waiting on each FUSE connection",
          "zh-CN": "每个 FUSE 连接上等待的请求数"
        },
        "why": {
          "en": "a count that never falls to 0 marks the connection; sos does not collect it",
          "zh-CN": "始终不归零的计数即为该连接；sos 不收集此项"
        },
        "command": "grep -H . /sys/fs/fuse/connections/*/waiting"
      },
      {
        "unless": "daemonElsewhere || daemonStopped",
        "fact": {
          "en": "what the daemon does, and who else holds /dev/fuse",
          "zh-CN": "守护进程在做什么，还有谁持有 /dev/fuse"
        },
        "why": {
          "en": "the connection lives as long as anybody holds it, a forgotten child too",
          "zh-CN": "只要还有人持有（包括被遗忘的子进程），连接就不会消失"
        },
        "command": "ls -l /proc/[0-9]*/fd 2>/dev/null | grep /dev/fuse; cat /proc/{{daemons}}/stack"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine: mount a FUSE connection whose INIT nobody reads.",
          "zh-CN": "在可丢弃的机器上：建立一个无人读取 INIT 的 FUSE 连接。"
        },
        "run": "mkdir -p /mnt/unhang-lab; exec 9<>/dev/fuse; mount -i -t fuse.lab -o fd=9,rootmode=40000,user_id=0,group_id=0 lab /mnt/unhang-lab"
      },
      {
        "do": {
          "en": "Watch it hang.",
          "zh-CN": "观察挂起。"
        },
        "run": "df -h 9>&- & sleep 1; cat /proc/$!/wchan /proc/$!/stack"
      },
      {
        "do": {
          "en": "Clean up: end the waiter, and close the descriptor, which ends the connection.",
          "zh-CN": "清理：结束等待者，再关闭描述符，连接即终止。"
        },
        "run": "kill $!; exec 9>&-; umount -l /mnt/unhang-lab; rmdir /mnt/unhang-lab",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See the other file systems at once. df of coreutils 8.21 to 8.27 (RHEL 7 has 8.22) may ask excluded types all the same and hang: name the mount points there, as in df -h / /var.",
          "zh-CN": "立即查看其他文件系统。coreutils 8.21 至 8.27 的 df（RHEL 7 为 8.22）仍可能查询被排除的类型而挂起：此时请写明挂载点，例如 df -h / /var。"
        },
        "run": "df -h -x {{type}}",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Continue the daemon if it was only stopped: it will answer, and everybody goes on.",
          "zh-CN": "若守护进程只是被停止，让它继续：它会应答，所有等待者随之恢复。"
        },
        "run": "kill -CONT {{stopped*}}",
        "risk": "none",
        "undo": {
          "en": "kill -STOP the same process",
          "zh-CN": "对同一进程执行 kill -STOP"
        },
        "when": "daemonStopped"
      },
      {
        "do": {
          "en": "Find the connection: its count never falls to 0, and its number N is the last part of the device number (0:N) in mountinfo.",
          "zh-CN": "找到该连接：其计数始终不归零，编号 N 即 mountinfo 中设备号（0:N）的后半部分。"
        },
        "run": "mountpoint -q /sys/fs/fuse/connections || mount -t fusectl none /sys/fs/fuse/connections\ngrep -H . /sys/fs/fuse/connections/*/waiting; grep fuse /proc/self/mountinfo",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        },
        "when": "!namedConnection && !waiting"
      },
      {
        "do": {
          "en": "Abort the connection: every waiter returns with ENOTCONN. Nothing is lost, for it has never served a request.",
          "zh-CN": "中止该连接：所有等待者以 ENOTCONN 返回。不会丢失任何内容，因为它从未服务过请求。"
        },
        "run": "mountpoint -q /sys/fs/fuse/connections || mount -t fusectl none /sys/fs/fuse/connections\necho 1 > /sys/fs/fuse/connections/{{connection}}/abort",
        "risk": "low",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        }
      },
      {
        "do": {
          "en": "Kill the daemon and every other holder of its /dev/fuse.",
          "zh-CN": "结束守护进程以及其他所有持有其 /dev/fuse 的进程。"
        },
        "run": "kill -9 {{daemons*}}",
        "risk": "low",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        }
      },
      {
        "do": {
          "en": "End those who wait: they can be killed here, unlike the waiters of a daemon that has answered INIT. Whoever looks at the mount next waits again.",
          "zh-CN": "结束等待者：与已应答 INIT 的守护进程的等待者不同，此处的等待者可以被 kill。之后再查看该挂载者仍会等待。"
        },
        "run": "kill -9 {{victims*}}",
        "risk": "low",
        "undo": {
          "en": "run the command again",
          "zh-CN": "重新运行该命令"
        },
        "when": "plainGate || wchanGate"
      },
      {
        "do": {
          "en": "Detach the mount, so that new calls do not run into it; those already asleep stay asleep.",
          "zh-CN": "延迟卸载该挂载，使新的调用不再碰到它；已睡眠者仍会睡眠。"
        },
        "run": "umount -l {{mounted}}",
        "risk": "low",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        },
        "when": "gatedMount && (newKernel || notArmed)"
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Find out why the daemon did not answer: its log, a debugger or SIGSTOP on it, seccomp or resource limits, the order in which containers start. fs.fuse.default_request_timeout does not help here: its timer starts with the INIT reply.",
          "zh-CN": "查明守护进程为何不应答：其日志、调试器或 SIGSTOP、seccomp 或资源限制、容器启动顺序。fs.fuse.default_request_timeout 在此无效：计时从 INIT 应答开始。"
        }
      },
      {
        "do": {
          "en": "Open /dev/fuse close-on-exec in the daemon, so that no child keeps a dead connection alive.",
          "zh-CN": "守护进程应以 close-on-exec 打开 /dev/fuse，避免子进程使失效连接继续存在。"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The mount answers.",
          "zh-CN": "挂载能够应答。"
        },
        "run": "timeout -s KILL 5 stat -f -- {{target}}; echo $?",
        "expect": {
          "en": "not 124 and not 137; a command that never returns says that it still hangs",
          "zh-CN": "不是 124 也不是 137；若命令一直不返回，说明仍在挂起"
        },
        "held": "passed",
        "broken": "stillWaits"
      },
      {
        "do": {
          "en": "Nothing waits on any FUSE connection.",
          "zh-CN": "任何 FUSE 连接上都没有等待。"
        },
        "run": "grep -H . /sys/fs/fuse/connections/*/waiting",
        "expect": {
          "en": "0 on every line, after a second look",
          "zh-CN": "再看一次，每行都是 0"
        },
        "held": "connectionsKnown && !pending",
        "broken": "waiting && stillWaits"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "fuseWaiters.filter(w, !w.momentary && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在 {{target}} 上等待"
        },
        "limit": 3
      },
      "passed": {
        "see": "diskUsage.filter(u, u.target in before.target)",
        "says": {
          "en": "a df got an answer from {{target}}",
          "zh-CN": "某次 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      },
      "pending": {
        "see": "fuseConnections.filter(c, c.waiting > 0)",
        "says": {
          "en": "connection {{id}} holds {{waiting}} unanswered requests",
          "zh-CN": "连接 {{id}} 有 {{waiting}} 个未应答请求"
        },
        "limit": 3
      }
    },
    "references": [
      {
        "title": "Linux: FUSE, connections and how to abort them",
        "url": "https://www.kernel.org/doc/html/v6.12/filesystems/fuse.html"
      },
      {
        "title": "Linux 7d3a07fcb8a0: fuse waits become killable (4.8)",
        "url": "https://github.com/torvalds/linux/commit/7d3a07fcb8a0"
      }
    ]
  },
  {
    "id": "fuse-self-deadlock",
    "severity": "high",
    "title": {
      "en": "A FUSE daemon waits for its own mount",
      "zh-CN": "FUSE 守护进程在等待自己的挂载"
    },
    "headline": {
      "en": "df hangs on {{target}}: its FUSE daemon {{daemonNames}} waits for an answer that only itself could give.",
      "zh-CN": "df 挂在 {{target}}：其 FUSE 守护进程 {{daemonNames}} 所等的应答只有它自己才能给出。"
    },
    "summary": {
      "en": "While it serves a request, the daemon touches its own mount: a path below it, a statfs of all mounts, a cache that it tells the kernel to drop, or memory that is freed through it. That call becomes a request to the daemon itself, which is busy with the first one. Neither ends, and everybody else waits behind them. Nothing outside will resolve it.",
      "zh-CN": "守护进程在处理请求时访问了自己的挂载：其下的某个路径、对全部挂载的 statfs、要求内核丢弃的缓存，或经由该挂载才能释放的内存。 这次访问又成为发给它自己的请求，而它正忙于前一个请求。两者都无法结束，其他任务排在其后等待。外部没有任何事情能解开它。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "the daemon has to be seen among those who wait",
          "zh-CN": "需要看到守护进程本身也在等待者之中"
        },
        "command": "ps -eLo pid,tid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "waits.filter(w, w.role == 'server' && w.filesystem == 'fuse' && w.target != '').map(w, w.target) + fuseWaiters.filter(w, w.gate == 'answer').map(w, w.target)",
        "default": "MOUNTPOINT"
      },
      "type": {
        "see": "waits.filter(w, w.role == 'server' && w.filesystem == 'fuse' && w.mountType != '').map(w, w.mountType)",
        "default": "fuse"
      },
      "connection": {
        "see": "fuseWaiters.filter(w, w.role == 'daemon' && w.gate != 'init').map(w, w.connection)",
        "default": "N"
      },
      "daemons": {
        "see": "fuseDaemons.filter(d, waits.exists(w, w.role == 'server' && w.pid == d.pid && w.filesystem == 'fuse') || processes.exists(p, p.pid == d.pid && p.lwp != p.pid && p.wchan.re('^reques'))).map(d, d.pid)",
        "default": "PID-OF-THE-DAEMON"
      },
      "daemonNames": {
        "see": "fuseDaemons.filter(d, waits.exists(w, w.role == 'server' && w.pid == d.pid && w.filesystem == 'fuse')).map(d, d.comm) + tasks.filter(t, t.frames.exists(f, f.reliable && f.function.re('^fuse_(notify|reverse_inval_(inode|entry))$'))).map(t, t.comm) + fuseDaemons.map(d, d.comm)",
        "default": ""
      }
    },
    "signals": {
      "ownWait": {
        "see": "waits.filter(w, w.role == 'server' && w.basis == 'stack' && w.filesystem == 'fuse' && w.family.re('^(fuse-answer|fuse-background|fs-lock)$') && fuseDaemons.exists(d, d.pid == w.pid && (d.target == '' || d.target == w.target)))",
        "says": {
          "en": "{{comm}} ({{pid}}) serves {{target}}, and waits there itself ({{anchor}})",
          "zh-CN": "{{comm}}（{{pid}}）为 {{target}} 提供服务，自己却在那里等待（{{anchor}}）"
        },
        "limit": 4
      },
      "ownWchan": {
        "see": "waits.filter(w, w.role == 'server' && w.basis != 'stack' && w.family == 'fuse-answer' && fuseDaemons.exists(d, d.pid == w.pid && d.target == w.target))",
        "says": {
          "en": "{{comm}} ({{pid}}) serves {{target}}, and sleeps in {{anchor}} itself",
          "zh-CN": "{{comm}}（{{pid}}）为 {{target}} 提供服务，自己却睡在 {{anchor}}"
        }
      },
      "threadWait": {
        "see": "processes.filter(p, p.lwp > 0 && p.lwp != p.pid && p.wchan.re('^(request_wait_answer|reques)$') && fuseDaemons.exists(d, d.pid == p.pid))",
        "says": {
          "en": "thread {{lwp}} of the daemon {{pid}} sleeps in {{wchan}}, where those wait who ask a FUSE daemon",
          "zh-CN": "守护进程 {{pid}} 的线程 {{lwp}} 睡在 {{wchan}}，那是向 FUSE 守护进程发出请求者等待的地方"
        },
        "limit": 4
      },
      "notifies": {
        "see": "tasks.filter(t, !t.earlierBoot && t.state != 'R' && t.frames.exists(f, f.reliable && f.function.re('^fuse_(notify|reverse_inval_(inode|entry))$')) && t.frames.exists(f, f.reliable && f.function.re('^fuse_dev_(do_)?(write|splice_write)$')))",
        "says": {
          "en": "{{comm}} ({{pid}}) tells the kernel to drop cached data, and waits for a page or a folder that a request has locked",
          "zh-CN": "{{comm}}（{{pid}}）要求内核丢弃缓存，却在等待已被某个请求锁住的页或目录"
        },
        "limit": 3
      },
      "notifyHung": {
        "see": "tasks.filter(t, !t.earlierBoot && t.report == 'hung-task' && t.frames.exists(f, f.reliable && f.function.re('^fuse_(notify|reverse_inval_(inode|entry))$')) && t.frames.exists(f, f.reliable && f.function.re('^fuse_dev_(do_)?(write|splice_write)$')) && waits.exists(w, w.pid == t.pid && !w.momentary))",
        "role": "context",
        "says": {
          "en": "the kernel reports {{comm}} ({{pid}}) as hung in it",
          "zh-CN": "内核报告 {{comm}}（{{pid}}）在此挂起"
        },
        "limit": 2
      },
      "reclaims": {
        "see": "waits.filter(w, w.role == 'server' && w.family == 'reclaim' && fuseDaemons.exists(d, d.pid == w.pid && d.target != ''))",
        "says": {
          "en": "the daemon {{comm}} ({{pid}}) waits until memory is freed, perhaps through its own mount",
          "zh-CN": "守护进程 {{comm}}（{{pid}}）在等待释放内存，而这可能正要经由它自己的挂载"
        }
      },
      "servedMount": {
        "see": "fuseMounts.filter(m, m.type != 'virtiofs' && waits.exists(w, w.filesystem == 'fuse' && w.target == m.target && (w.role == 'server' || w.family == 'fuse-answer')))",
        "says": {
          "en": "{{type}} is mounted on {{target}}",
          "zh-CN": "{{target}} 上挂载着 {{type}}"
        },
        "limit": 2
      },
      "victims": {
        "see": "fuseWaiters.filter(w, w.role != 'daemon' && w.gate != 'init' && !w.momentary && w.mountType != 'virtiofs' && w.ownership != 'foreign' && (w.state == 'D' || w.comm.re('^(df|ls|stat|statfs|umount|mountpoint|findmnt|test|readlink|pwd|touch|mkdir|rmdir)$')))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits behind it on {{target}}",
          "zh-CN": "{{comm}}（{{pid}}）在其后等待 {{target}}"
        },
        "limit": 3
      },
      "waiting": {
        "see": "fuseConnections.filter(c, c.waiting > 1 && fuseWaiters.exists(w, w.role == 'daemon' && w.gate != 'init' && w.connection == c.id))",
        "says": {
          "en": "connection {{id}} holds {{waiting}} unanswered requests, the daemon's own among them",
          "zh-CN": "连接 {{id}} 有 {{waiting}} 个未应答请求，其中有守护进程自己的请求"
        }
      },
      "recursive": {
        "see": "fuseMounts.filter(m, m.visible && m.device.startsWith('/') && !m.type.re('^fuseblk') && m.target != m.device && (m.device == '/' || m.target.startsWith(m.device + '/')) && fuseWaiters.exists(w, w.gate == 'answer' && w.target == m.target))",
        "says": {
          "en": "{{target}} lies within {{device}}, which it shows again: whoever walks through it comes back to it",
          "zh-CN": "{{target}} 位于它所再现的 {{device}} 之内：沿它遍历就会回到它自己"
        },
        "limit": 1
      },
      "holdsOwn": {
        "see": "openFiles.filter(f, fuseDaemons.exists(d, d.pid == f.pid && d.target != '' && (f.path == d.target || f.path.startsWith(d.target + '/'))))",
        "says": {
          "en": "the daemon {{command}} ({{pid}}) holds {{path}} open, which is on its own mount",
          "zh-CN": "守护进程 {{command}}（{{pid}}）打开着自己挂载上的 {{path}}"
        },
        "limit": 2
      },
      "stacked": {
        "see": "fuseMounts.filter(m, m.waiting != 0 && fuseWaiters.exists(w, w.role == 'daemon' && w.target != m.target && w.command.contains(m.target)) || fuseWaiters.exists(v, v.role != 'daemon' && v.gate == 'answer' && v.target == m.target) && fuseWaiters.exists(w, w.role == 'daemon' && w.target != m.target))",
        "role": "against",
        "says": {
          "en": "the daemon may wait for {{target}}, another FUSE mount, on which it stands",
          "zh-CN": "守护进程等待的也可能是另一个 FUSE 挂载 {{target}}，它正建立在其上"
        },
        "limit": 2
      },
      "otherFuse": {
        "see": "fuseMounts.filter(m, m.waiting != 0 && !m.type.re('lxcfs|snapfuse|squashfuse|portal|gvfs') && (m.userId <= 0 || m.allowOther) && fuseWaiters.exists(w, w.role == 'daemon' && w.target != m.target))",
        "role": "context",
        "says": {
          "en": "another FUSE mount is there: {{target}}",
          "zh-CN": "还有另一个 FUSE 挂载：{{target}}"
        },
        "limit": 2
      },
      "dfPassed": {
        "see": "diskUsage.filter(u, waits.exists(w, w.role == 'server' && w.filesystem == 'fuse' && w.target == u.target))",
        "role": "against",
        "says": {
          "en": "a df in this bundle got past {{target}}",
          "zh-CN": "本数据包中的某次 df 越过了 {{target}}"
        },
        "limit": 1
      },
      "waitsElsewhere": {
        "see": "waits.filter(w, w.role == 'server' && !w.family.re('^(fuse-|reclaim|fs-lock)') && w.filesystem != 'fuse' && fuseDaemons.exists(d, d.pid == w.pid))",
        "role": "against",
        "says": {
          "en": "the daemon {{comm}} ({{pid}}) waits for something else: {{family}}",
          "zh-CN": "守护进程 {{comm}}（{{pid}}）在等待别的东西：{{family}}"
        },
        "limit": 2
      },
      "stopped": {
        "see": "fuseDaemons.filter(d, d.doing == 'stopped')",
        "role": "against",
        "says": {
          "en": "the daemon {{comm}} ({{pid}}) is stopped",
          "zh-CN": "守护进程 {{comm}}（{{pid}}）已被停止"
        },
        "limit": 2
      },
      "idle": {
        "see": "fuseDaemons.filter(d, d.doing == 'idle' && fuseWaiters.exists(w, w.gate == 'answer' && w.target == d.target))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) reads requests: it waits for nothing of its own",
          "zh-CN": "{{comm}}（{{pid}}）在读取请求：没有在等待自己的挂载"
        },
        "limit": 2
      },
      "gate": {
        "see": "fuseWaiters.filter(w, w.role == 'daemon' && w.gate == 'init')",
        "role": "against",
        "says": {
          "en": "the daemon {{comm}} ({{pid}}) waits for INIT, before any request was served",
          "zh-CN": "守护进程 {{comm}}（{{pid}}）在等待 INIT，此时还没有处理过任何请求"
        },
        "limit": 2
      },
      "listed": {
        "see": "mounts.filter(m, m.table.re('^(kernel|mountinfo|command)$') && m.type.startsWith('fuse'))",
        "role": "context",
        "says": {
          "en": "{{type}} is mounted on {{target}}",
          "zh-CN": "{{target}} 上挂载着 {{type}}"
        },
        "limit": 1
      },
      "namedConnection": {
        "see": "fuseWaiters.filter(w, w.gate == 'answer' && w.connection >= 0)",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on connection {{connection}}",
          "zh-CN": "{{comm}}（{{pid}}）在连接 {{connection}} 上等待"
        },
        "limit": 1
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: no FUSE daemon waits in FUSE",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有 FUSE 守护进程在 FUSE 中等待"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "(ownWait && servedMount && victims && !stacked && !otherFuse && !dfPassed) || (notifyHung && servedMount && victims && !dfPassed)",
      "probable": "(ownWait && servedMount && (victims || waiting) && !stacked && !dfPassed) || ((ownWchan || threadWait) && servedMount && victims && !stacked && !otherFuse && !dfPassed) || (notifyHung && servedMount)",
      "possible": "((ownWait || ownWchan || threadWait) && (!stacked || victims)) || notifies || (victims && (recursive || reclaims || holdsOwn))"
    },
    "ruledOut": [
      {
        "when": "gate && !ownWait && !threadWait && !notifies",
        "because": {
          "en": "The daemon stands at the gate before INIT: that is fuse-init-audit or fuse-init-unanswered.",
          "zh-CN": "守护进程停在 INIT 之前的闸口：属于 fuse-init-audit 或 fuse-init-unanswered。"
        }
      },
      {
        "when": "stacked && !victims && !notifies",
        "because": {
          "en": "The daemon stands on another FUSE mount, and has requests there whenever it works.",
          "zh-CN": "该守护进程建立在另一个 FUSE 挂载之上，只要在工作就会有请求发往那里。"
        }
      },
      {
        "when": "stopped && !ownWait && !ownWchan && !threadWait && !notifies",
        "because": {
          "en": "The daemon is stopped; it waits for nobody.",
          "zh-CN": "守护进程是被停止的，并没有在等待什么。"
        }
      },
      {
        "when": "waitsElsewhere && !ownWait && !ownWchan && !threadWait && !notifies && !reclaims",
        "because": {
          "en": "The daemon waits for something else than its mount.",
          "zh-CN": "守护进程等待的是别的东西，而不是自己的挂载。"
        }
      },
      {
        "when": "idle && !ownWait && !ownWchan && !threadWait && !notifies && !recursive && !holdsOwn",
        "because": {
          "en": "The daemon reads requests, and waits for none.",
          "zh-CN": "守护进程在读取请求，没有在等待。"
        }
      },
      {
        "when": "looked && (listed || !victims) && !ownWait && !ownWchan && !threadWait && !notifies && !(victims && (recursive || reclaims || holdsOwn))",
        "byAbsence": true,
        "because": {
          "en": "No FUSE daemon waits for a FUSE mount.",
          "zh-CN": "没有 FUSE 守护进程在等待 FUSE 挂载。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "A task asks {{target}} for something, and the daemon {{daemonNames}} takes the request.",
          "zh-CN": "某个任务向 {{target}} 发出请求，守护进程 {{daemonNames}} 收下。"
        },
        "observed": "servedMount",
        "inferred": "ownWait || ownWchan || threadWait || notifies"
      },
      {
        "claim": {
          "en": "To serve it, the daemon needs its own mount, by a path below it, a cached page or memory to be freed.",
          "zh-CN": "为处理它，守护进程需要自己的挂载：其下的路径、缓存页，或需要释放的内存。"
        },
        "observed": "ownWait || ownWchan || notifies || holdsOwn || recursive",
        "inferred": "threadWait || reclaims"
      },
      {
        "claim": {
          "en": "That is a request to the daemon itself, and no thread is left to answer it.",
          "zh-CN": "这成为发给守护进程自己的请求，却没有线程可以应答。"
        },
        "observed": "waiting",
        "inferred": "ownWait || ownWchan || threadWait || notifies"
      },
      {
        "claim": {
          "en": "df and everybody else who asks this mount wait behind it.",
          "zh-CN": "df 及其他访问该挂载的任务都在其后等待。"
        },
        "observed": "victims",
        "inferred": "ownWait || ownWchan || threadWait || notifies"
      }
    ],
    "missing": [
      {
        "unless": "ownWait || notifies",
        "fact": {
          "en": "the stacks of all threads of the daemon",
          "zh-CN": "守护进程所有线程的内核栈"
        },
        "why": {
          "en": "a thread of it in request_wait_answer is the proof; sos copies only the main thread",
          "zh-CN": "其中某个线程睡在 request_wait_answer 即为证据；sos 只复制主线程"
        },
        "command": "for t in /proc/{{daemons}}/task/*; do echo \"== $t\"; cat $t/comm $t/wchan $t/stack; done"
      },
      {
        "unless": "waiting",
        "fact": {
          "en": "requests waiting on each FUSE connection",
          "zh-CN": "每个 FUSE 连接上等待的请求数"
        },
        "why": {
          "en": "if only the connection of this mount has any, the daemon cannot wait for another one",
          "zh-CN": "若只有该挂载的连接上有请求，守护进程就不可能在等待别的挂载"
        },
        "command": "grep -H . /sys/fs/fuse/connections/*/waiting"
      },
      {
        "unless": "holdsOwn || recursive",
        "fact": {
          "en": "what the daemon asks for",
          "zh-CN": "守护进程请求的是什么"
        },
        "why": {
          "en": "the path that it opens, or the call that it makes, is what has to change",
          "zh-CN": "它打开的路径或发出的调用正是需要修改之处"
        },
        "command": "cat /proc/{{daemons}}/syscall; ls -l --color=never /proc/{{daemons}}/fd /proc/{{daemons}}/cwd"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine: a daemon of one thread that serves the folder in which its own mount lies.",
          "zh-CN": "在可丢弃的机器上：用单线程守护进程提供包含自身挂载点的目录。"
        },
        "run": "mkdir -p /tmp/unhang-lab/mnt; bindfs -s -f /tmp/unhang-lab /tmp/unhang-lab/mnt & D=$!; sleep 1"
      },
      {
        "do": {
          "en": "Walk back to it, and look at both.",
          "zh-CN": "沿路径回到它自己，再看两者。"
        },
        "run": "ls /tmp/unhang-lab/mnt/mnt/ & sleep 1; cat /proc/$D/wchan /proc/$!/wchan; ps -o pid,state,wchan:24,args -p $D,$!"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "kill -9 $D; umount -l /tmp/unhang-lab/mnt; rmdir /tmp/unhang-lab/mnt /tmp/unhang-lab",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See the other file systems at once. df of coreutils 8.21 to 8.27 (RHEL 7 has 8.22) may ask excluded types all the same and hang: name the mount points there, as in df -h / /var.",
          "zh-CN": "立即查看其他文件系统。coreutils 8.21 至 8.27 的 df（RHEL 7 为 8.22）仍可能查询被排除的类型而挂起：此时请写明挂载点，例如 df -h / /var。"
        },
        "run": "df -h -x {{type}}",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Keep the stacks of the daemon before anything is ended: afterwards nobody can say what it asked for.",
          "zh-CN": "在结束任何进程之前保存守护进程的内核栈：之后就无从得知它请求了什么。"
        },
        "run": "for t in /proc/{{daemons}}/task/*; do echo \"== $t\"; cat $t/comm $t/wchan $t/stack $t/syscall; done > /tmp/fuse-daemon.stacks",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Find the connection: its number N is the last part of the device number (0:N) in mountinfo.",
          "zh-CN": "找到该连接：编号 N 即 mountinfo 中设备号（0:N）的后半部分。"
        },
        "run": "grep fuse /proc/self/mountinfo",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        },
        "when": "!namedConnection"
      },
      {
        "do": {
          "en": "Abort the connection: the daemon and all others return with ENOTCONN. What was not yet written through this mount is lost. Killing df does not help: it turns to D.",
          "zh-CN": "中止该连接：守护进程与其他等待者以 ENOTCONN 返回。尚未经此挂载写入的内容会丢失。kill df 没有用：它会变成 D 状态。"
        },
        "run": "mountpoint -q /sys/fs/fuse/connections || mount -t fusectl none /sys/fs/fuse/connections\necho 1 > /sys/fs/fuse/connections/{{connection}}/abort",
        "risk": "medium",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        }
      },
      {
        "do": {
          "en": "Kill the daemon; if it sleeps in D it stays, and only the abort above helps.",
          "zh-CN": "结束守护进程；若它处于 D 状态则无法结束，只能用上面的中止。"
        },
        "run": "kill -9 {{daemons*}}; umount -l {{target}}",
        "risk": "medium",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Do not mount a FUSE file system within the folder that it serves, or keep that mount point out of it.",
          "zh-CN": "不要把 FUSE 文件系统挂载在它所提供的目录之内，或将该挂载点排除在外。"
        },
        "when": "recursive"
      },
      {
        "do": {
          "en": "In the daemon: leave its own mount out of every scan (df, statfs, find), set no working directory and no log on it, and send invalidations from a thread that serves no request and holds no lock.",
          "zh-CN": "在守护进程中：一切扫描（df、statfs、find）都排除自己的挂载；不要把工作目录与日志放在其上；由不处理请求、不持锁的线程发送缓存失效通知。"
        }
      },
      {
        "do": {
          "en": "A daemon that the kernel needs to free memory says so with prctl(PR_SET_IO_FLUSHER), so that its own allocations do not wait for it.",
          "zh-CN": "内核释放内存要依赖的守护进程应调用 prctl(PR_SET_IO_FLUSHER)，使自身的内存分配不再等待自己。"
        },
        "since": {
          "en": "Linux 5.6",
          "zh-CN": "Linux 5.6"
        }
      },
      {
        "do": {
          "en": "Let the kernel give up: with fs.fuse.default_request_timeout it aborts a connection that answers no more.",
          "zh-CN": "让内核放弃：设置 fs.fuse.default_request_timeout 后，内核会中止不再应答的连接。"
        },
        "run": "sysctl -w fs.fuse.default_request_timeout=60",
        "since": {
          "en": "Linux 6.15",
          "zh-CN": "Linux 6.15"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The mount answers.",
          "zh-CN": "挂载能够应答。"
        },
        "run": "timeout -s KILL 5 stat -f -- {{target}}; echo $?",
        "expect": {
          "en": "not 124 and not 137; a command that never returns says that it still hangs",
          "zh-CN": "不是 124 也不是 137；若命令一直不返回，说明仍在挂起"
        },
        "held": "passed",
        "broken": "stillWaits"
      },
      {
        "do": {
          "en": "The daemon is not among those who wait in FUSE.",
          "zh-CN": "守护进程不在 FUSE 的等待者之中。"
        },
        "run": "ps -eLo pid,tid,wchan:32,args | grep request_wait_answer",
        "expect": {
          "en": "no line of the daemon, after a second look",
          "zh-CN": "再看一次，没有守护进程的行"
        },
        "held": "looked && !ownWait && !ownWchan && !threadWait",
        "broken": "stillWaits && (ownWait || ownWchan)"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "fuseWaiters.filter(w, !w.momentary && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在 {{target}} 上等待"
        },
        "limit": 3
      },
      "passed": {
        "see": "diskUsage.filter(u, u.target in before.target)",
        "says": {
          "en": "a df got an answer from {{target}}",
          "zh-CN": "某次 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      }
    },
    "references": [
      {
        "title": "Linux: FUSE, the deadlocks of a daemon that touches its own mount, and how to abort",
        "url": "https://www.kernel.org/doc/html/v6.12/filesystems/fuse.html"
      },
      {
        "title": "bindfs 182: a mount that contains itself deadlocks",
        "url": "https://github.com/mpartel/bindfs/issues/182"
      },
      {
        "title": "hf-mount 156: an invalidation sent while requests hold the lock",
        "url": "https://github.com/huggingface/hf-mount/pull/156"
      },
      {
        "title": "prctl(2): PR_SET_IO_FLUSHER",
        "url": "https://man7.org/linux/man-pages/man2/PR_SET_IO_FLUSHER.2const.html"
      }
    ]
  },
  {
    "id": "gfs2-dlm",
    "severity": "high",
    "title": {
      "en": "GFS2 waits for a lock that the cluster does not grant",
      "zh-CN": "GFS2 在等待集群迟迟不授予的锁"
    },
    "headline": {
      "en": "df hangs on {{target}}: GFS2 waits for a cluster lock that nobody grants.",
      "zh-CN": "df 挂在 {{target}}：GFS2 在等待无人授予的集群锁。"
    },
    "summary": {
      "en": "GFS2 asks the distributed lock manager (DLM) before it reads an inode that it has no lock for. When a node is lost, the DLM stops granting locks until that node is fenced and its journal is replayed, and a cluster without quorum grants none either. Whoever needs a lock meanwhile sleeps in gfs2_glock_wait in D, cannot be killed, and is reported as hung. What is still locked by this node answers, so a df may return where ls hangs.",
      "zh-CN": "GFS2 读取尚未加锁的 inode 之前须询问分布式锁管理器（DLM）。有节点失联时，DLM 在该节点被隔离（fence）且其日志重放之前停止授予锁；没有法定人数的集群同样不授予。此间需要锁的任务以 D 状态睡在 gfs2_glock_wait，无法结束，并会被报告为挂起。本节点仍持有锁的内容照常返回，所以可能 df 返回而 ls 挂起。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "hangingMounts.filter(h, h.type == 'gfs2' && h.families.exists(f, f == 'dlm') && h.basis != 'candidate').map(h, h.target) + hangingMounts.filter(h, h.type == 'gfs2' && h.families.exists(f, f == 'dlm')).map(h, h.target)",
        "default": "MOUNTPOINT"
      }
    },
    "signals": {
      "stackWait": {
        "see": "waits.filter(w, w.family == 'dlm' && (w.filesystem == 'gfs2' || w.mountType == 'gfs2') && w.basis == 'stack' && !w.momentary && w.role != 'mount-helper' && !w.kernelThread)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for a lock of the cluster",
          "zh-CN": "{{comm}}（{{pid}}）在等待集群锁"
        },
        "limit": 6
      },
      "lastingWait": {
        "see": "waits.filter(w, w.family == 'dlm' && (w.filesystem == 'gfs2' || w.mountType == 'gfs2') && w.basis == 'stack' && !w.momentary && w.role != 'mount-helper' && !w.kernelThread && (w.blockedForSeconds >= 10 || w.report == 'hung-task' || (w.comm.re('^(df|ls|dir|stat|umount|touch|mkdir|rmdir|test|mountpoint|readlink|pwd)$') && (w.ageSeconds >= 5 || w.together >= 2))))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) has waited too long for an answer that was only slow",
          "zh-CN": "{{comm}}（{{pid}}）等待过久，不只是应答慢"
        },
        "limit": 2
      },
      "wchanWait": {
        "see": "waits.filter(w, w.family == 'dlm' && (w.filesystem == 'gfs2' || w.mountType == 'gfs2') && w.basis != 'stack' && !w.momentary && w.role != 'mount-helper' && !w.kernelThread)",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}}",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}"
        },
        "limit": 6
      },
      "longWait": {
        "see": "waits.filter(w, w.family == 'dlm' && (w.filesystem == 'gfs2' || w.mountType == 'gfs2') && !w.momentary && (w.blockedForSeconds >= 60 || (w.ageSeconds >= 60 && w.comm.re('^(df|ls|dir|stat|umount|touch|mkdir|rmdir|test|mountpoint|readlink|pwd)$'))))",
        "cite": "processRows",
        "says": {
          "en": "{{comm}} ({{pid}}) has run or been blocked for more than a minute, and waits",
          "zh-CN": "{{comm}}（{{pid}}）已运行或阻塞一分钟以上，仍在等待"
        },
        "limit": 2
      },
      "momentaryWait": {
        "see": "waits.filter(w, w.family == 'dlm' && (w.filesystem == 'gfs2' || w.mountType == 'gfs2') && w.momentary && w.role != 'mount-helper' && !w.kernelThread)",
        "says": {
          "en": "{{comm}} ({{pid}}) had a request under way; whether for a moment or for good, one look cannot tell",
          "zh-CN": "{{comm}}（{{pid}}）有一个请求正在途中；是片刻还是不再返回，单凭一次查看无法断定"
        },
        "limit": 3
      },
      "mounted": {
        "see": "hangingMounts.filter(h, h.type == 'gfs2' && h.families.exists(f, f == 'dlm'))",
        "says": {
          "en": "the mount that they wait for: {{device}} on {{target}}",
          "zh-CN": "它们所等待的挂载：{{target}} 上的 {{device}}"
        },
        "limit": 2
      },
      "dfPassed": {
        "see": "diskUsage.filter(u, hangingMounts.exists(h, h.type == 'gfs2' && h.target == u.target))",
        "role": "against",
        "says": {
          "en": "a df in this bundle got its answer from {{target}}",
          "zh-CN": "本包中的 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      },
      "notQuorate": {
        "see": "clusterStates.filter(c, c.state == 'not-quorate')",
        "says": {
          "en": "{{by}}: this part of the cluster has no quorum",
          "zh-CN": "{{by}}：集群的这一部分没有法定人数"
        },
        "limit": 2
      },
      "unclean": {
        "see": "clusterStates.filter(c, c.state == 'unclean')",
        "says": {
          "en": "{{by}}: node {{subject}} is unclean, which is to say that it has yet to be fenced",
          "zh-CN": "{{by}}：节点 {{subject}} 为 UNCLEAN，即尚待隔离（fence）"
        },
        "limit": 2
      },
      "lockspaceWaits": {
        "see": "clusterStates.filter(c, c.state == 'waiting')",
        "says": {
          "en": "{{by}}: lockspace or group {{subject}} waits for a change of members to end",
          "zh-CN": "{{by}}：锁空间或组 {{subject}} 在等待成员变更完成"
        },
        "limit": 2
      },
      "quorate": {
        "see": "clusterStates.filter(c, c.state == 'quorate')",
        "role": "context",
        "says": {
          "en": "{{by}}: the cluster is quorate",
          "zh-CN": "{{by}}：集群有法定人数"
        },
        "limit": 1
      },
      "quorumLost": {
        "see": "logSigns.filter(s, s.topic.re('^(quorum-lost|fencing|fencing-failed)$') && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "{{by}}: quorum was lost, or {{subject}} is to be fenced and that has not come to an end ({{topic}})",
          "zh-CN": "{{by}}：失去法定人数，或 {{subject}} 须被隔离而尚未完成（{{topic}}）"
        },
        "limit": 3
      },
      "tokenLost": {
        "see": "logSigns.filter(s, s.topic.re('^(cluster-token-lost|cluster-link-down|cluster-not-scheduled)$') && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "{{by}}: the nodes lost each other ({{topic}})",
          "zh-CN": "{{by}}：节点之间失去联系（{{topic}}）"
        },
        "limit": 2
      },
      "recovering": {
        "see": "logSigns.filter(s, (s.topic.re('^(gfs2-recovery|gfs2-withdrawn)$') || (s.topic == 'dlm-trouble' && (s.times >= 3 || !s.subject.re('^[0-9]*$')))) && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "{{by}}: recovery of {{subject}} is not done, or the lockspace lost its daemon ({{topic}})",
          "zh-CN": "{{by}}：{{subject}} 的恢复尚未完成，或锁空间失去了守护进程（{{topic}}）"
        },
        "limit": 3
      },
      "member": {
        "see": "logSigns.filter(s, s.topic == 'dlm-trouble' && !s.resolved && !s.earlierBoot)",
        "role": "context",
        "says": {
          "en": "dlm: a node left or came ({{subject}})",
          "zh-CN": "dlm：有节点离开或加入（{{subject}}）"
        },
        "limit": 1
      },
      "calm": {
        "see": "clusterStates.filter(c, c.state == 'quorate' && !clusterStates.exists(d, d.state.re('^(not-quorate|unclean|waiting)$')))",
        "role": "against",
        "says": {
          "en": "{{by}}: quorate, no node to be fenced, no lockspace that waits: then a node has the lock and keeps it",
          "zh-CN": "{{by}}：有法定人数，无待隔离节点，无等待中的锁空间：那么是某节点持有锁不放"
        },
        "limit": 1
      },
      "diskWait": {
        "see": "waits.filter(w, !w.momentary && w.family == 'block' && (w.filesystem == 'gfs2' || w.mountType == 'gfs2'))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the disk below",
          "zh-CN": "{{comm}}（{{pid}}）在等待底层磁盘"
        },
        "limit": 2
      },
      "collectorGaveUp": {
        "see": "timeouts.filter(t, t.command.re('^(/[^ ]{1,40}/)?(df|findmnt|lsof|stat|umount)( |$)'))",
        "says": {
          "en": "the collecting tool gave up on {{command}}",
          "zh-CN": "收集工具放弃了 {{command}}"
        },
        "limit": 2
      },
      "lingering": {
        "see": "lingeringCommands.filter(l, l.sleepsIn == '')",
        "says": {
          "en": "{{command}} ({{pid}}) has run for {{ageSeconds}} s; where it sleeps is not known",
          "zh-CN": "{{command}}（{{pid}}）已运行 {{ageSeconds}} 秒；睡在何处未知"
        },
        "limit": 2
      },
      "ourMount": {
        "see": "mounts.filter(m, m.type == 'gfs2' && m.table != 'fstab')",
        "role": "context",
        "says": {
          "en": "{{device}} is mounted on {{target}}",
          "zh-CN": "{{device}} 挂载在 {{target}}"
        },
        "limit": 1
      },
      "otherWait": {
        "see": "waits.filter(w, !w.momentary && !(w.family == 'dlm' && (w.filesystem == 'gfs2' || w.mountType == 'gfs2')))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for something else",
          "zh-CN": "{{comm}}（{{pid}}）在等待别的东西"
        },
        "limit": 1
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: nobody waits for a lock of GFS2",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有任务在等待 GFS2 的锁"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "lastingWait && mounted && (notQuorate || unclean || lockspaceWaits || quorumLost || recovering) && !dfPassed && !diskWait",
      "probable": "(lastingWait && mounted && (longWait || tokenLost || member || collectorGaveUp) && !calm && !dfPassed && !diskWait) || (stackWait && mounted && (notQuorate || unclean || lockspaceWaits || quorumLost || recovering) && !dfPassed && !diskWait) || (wchanWait && mounted && (notQuorate || unclean || lockspaceWaits || quorumLost || recovering) && !dfPassed) || (lastingWait && (notQuorate || unclean || lockspaceWaits || quorumLost || recovering) && !mounted) || (collectorGaveUp && ourMount && (notQuorate || unclean || lockspaceWaits || quorumLost) && !otherWait && !dfPassed)",
      "possible": "stackWait || wchanWait || momentaryWait || (ourMount && (notQuorate || unclean || lockspaceWaits)) || (lingering && ourMount && !otherWait)"
    },
    "ruledOut": [
      {
        "when": "calm && looked && !stackWait && !wchanWait && !momentaryWait && !lingering && !collectorGaveUp",
        "byAbsence": true,
        "because": {
          "en": "The cluster is quorate, no change of members is under way, and nobody waits for a lock of GFS2.",
          "zh-CN": "集群有法定人数，没有进行中的成员变更，也没有任务在等待 GFS2 的锁。"
        }
      },
      {
        "when": "looked && !stackWait && !wchanWait && !momentaryWait && !(ourMount && (notQuorate || unclean || lockspaceWaits)) && !(lingering && ourMount && !otherWait)",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for a lock of GFS2.",
          "zh-CN": "没有任务在等待 GFS2 的锁。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "A node was lost, or the cluster has no quorum.",
          "zh-CN": "有节点失联，或集群没有法定人数。"
        },
        "observed": "notQuorate || unclean || quorumLost || tokenLost || recovering || member",
        "inferred": "(stackWait || wchanWait) && !calm"
      },
      {
        "claim": {
          "en": "Until that node is fenced and its journal replayed, the lock manager grants no new lock.",
          "zh-CN": "在该节点被隔离且其日志重放之前，锁管理器不授予任何新锁。"
        },
        "observed": "lockspaceWaits || recovering",
        "inferred": "notQuorate || unclean || quorumLost || ((stackWait || wchanWait) && !calm)"
      },
      {
        "claim": {
          "en": "df asks {{target}}, needs a lock that this node does not have, and sleeps in gfs2_glock_wait.",
          "zh-CN": "df 查询 {{target}}，需要本节点没有的锁，于是睡在 gfs2_glock_wait。"
        },
        "observed": "stackWait || wchanWait",
        "inferred": "collectorGaveUp || lingering"
      }
    ],
    "missing": [
      {
        "unless": "stackWait || !momentaryWait",
        "fact": {
          "en": "a second look at the waiting task",
          "zh-CN": "再次查看等待中的任务"
        },
        "why": {
          "en": "a request that is still there ten seconds later is not on its way",
          "zh-CN": "十秒之后仍在的请求就不是正在途中"
        },
        "command": "ps axo pid,state,wchan:32,lstart,args > /tmp/ps.1; sleep 10; ps axo pid,state,wchan:32,lstart,args > /tmp/ps.2; grep -hE \"^ *[0-9]+ D\" /tmp/ps.1 /tmp/ps.2 | sort | uniq -d"
      },
      {
        "unless": "stackWait",
        "fact": {
          "en": "kernel stacks of the waiting tasks",
          "zh-CN": "等待任务的内核栈"
        },
        "why": {
          "en": "they show which file system is asked",
          "zh-CN": "它们能说明请求的是哪个文件系统"
        },
        "command": "for p in $(pgrep -x df; pgrep -x ls; pgrep -x stat); do echo \"== $p\"; cat /proc/$p/comm /proc/$p/wchan /proc/$p/stack; done"
      },
      {
        "unless": "mounted || ourMount",
        "fact": {
          "en": "the mounts and their options",
          "zh-CN": "挂载及其选项"
        },
        "why": {
          "en": "whether there is such a mount at all, and how it is mounted",
          "zh-CN": "是否有此类挂载及其挂载方式"
        },
        "command": "cat /proc/self/mountinfo"
      },
      {
        "unless": "notQuorate || unclean || lockspaceWaits || quorate",
        "fact": {
          "en": "quorum, fencing and lockspaces of the cluster",
          "zh-CN": "集群的法定人数、隔离状态与锁空间"
        },
        "why": {
          "en": "a fence that is pending holds up all; without one another node has the lock",
          "zh-CN": "未完成的隔离会阻塞一切；若没有，则是其他节点持有锁"
        },
        "command": "timeout 20 pcs status --full; timeout 20 corosync-quorumtool; timeout 20 dlm_tool ls; timeout 20 dlm_tool status; timeout 20 stonith_admin --history '*'"
      },
      {
        "unless": "!stackWait && !wchanWait",
        "fact": {
          "en": "who holds the lock",
          "zh-CN": "谁持有该锁"
        },
        "why": {
          "en": "lines with f:W wait, lines with f:H hold; take it on every node, twice, and look at what does not change",
          "zh-CN": "f:W 的行在等待，f:H 的行持有；在每个节点上取两次，看哪些没有变化"
        },
        "command": "for f in /sys/kernel/debug/gfs2/*/glocks; do timeout -s KILL 20 cat $f > /tmp/glocks.$(basename $(dirname $f)); done; timeout 20 dlm_tool lockdebug LOCKSPACE"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a lab of two nodes with a shared disk, pacemaker and no working fence device: mount GFS2 on both.",
          "zh-CN": "在两节点实验环境（共享磁盘、pacemaker、无可用隔离设备）中：两个节点都挂载 GFS2。"
        },
        "run": "mkfs.gfs2 -O -p lock_dlm -t lab:unhang -j 2 /dev/LAB-DISK; mkdir -p /mnt/unhang-lab; mount -t gfs2 /dev/LAB-DISK /mnt/unhang-lab"
      },
      {
        "do": {
          "en": "Power the second node off, and watch the first one hang.",
          "zh-CN": "关闭第二个节点电源，观察第一个节点挂起。"
        },
        "run": "ls -lR /mnt/unhang-lab & sleep 20; cat /proc/$!/stack; dlm_tool ls"
      },
      {
        "do": {
          "en": "Clean up: confirm that the second node is off, which ends the wait.",
          "zh-CN": "清理：确认第二个节点已关闭，等待随之结束。"
        },
        "run": "pcs stonith confirm SECOND-NODE --force; umount /mnt/unhang-lab; rmdir /mnt/unhang-lab",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See the other file systems at once. df of coreutils 8.21 to 8.27 (RHEL 7 has 8.22) may ask excluded types all the same and hang: name the mount points there, as in df -h / /var.",
          "zh-CN": "立即查看其他文件系统。coreutils 8.21 至 8.27 的 df（RHEL 7 为 8.22）仍可能查询被排除的类型而挂起：此时请写明挂载点，例如 df -h / /var。"
        },
        "run": "df -h -x gfs2",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Let the fence come to its end: repair the fence device or the way to it; then locks are granted again and all go on.",
          "zh-CN": "让隔离得以完成：修复隔离设备或到它的通路；之后锁重新授予，所有任务继续。"
        },
        "run": "timeout 20 pcs status --full; timeout 20 stonith_admin --history '*'; timeout 20 dlm_tool ls",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Only if you have seen with your own eyes that the lost node is powered off: tell the cluster so. A node that still runs will destroy the file system.",
          "zh-CN": "仅当你已亲自确认失联节点已断电：告知集群。若该节点仍在运行，文件系统会被毁坏。"
        },
        "run": "pcs stonith confirm LOST-NODE",
        "risk": "high",
        "undo": {
          "en": "the node rejoins after its reboot",
          "zh-CN": "该节点重启后重新加入"
        },
        "when": "unclean || quorumLost || lockspaceWaits"
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Fencing that works, and was tested: without it, the loss of one node stops GFS2 on all of them.",
          "zh-CN": "配置可用且经过测试的隔离：否则一个节点失联会使所有节点上的 GFS2 停住。"
        },
        "run": "pcs stonith config; pcs property config"
      },
      {
        "do": {
          "en": "Three votes or a quorum device, so that the loss of one node leaves a quorum.",
          "zh-CN": "三个投票或仲裁设备，使失去一个节点后仍有法定人数。"
        },
        "run": "corosync-quorumtool -s"
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The mount answers.",
          "zh-CN": "挂载能够应答。"
        },
        "run": "timeout -s KILL 5 stat -f -- {{target}}; echo $?",
        "expect": {
          "en": "not 124 and not 137; a command that never returns says that it still hangs",
          "zh-CN": "不是 124 也不是 137；若命令一直不返回，说明仍在挂起"
        },
        "held": "passed",
        "broken": "stillWaits"
      },
      {
        "do": {
          "en": "Nobody waits for it any more.",
          "zh-CN": "不再有任务等待它。"
        },
        "run": "ps axo pid,state,wchan:32,args | grep -E \"^ *[0-9]+ D\"",
        "expect": {
          "en": "no line",
          "zh-CN": "没有输出"
        },
        "held": "looked && !stillWaits",
        "broken": "stillWaits"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, w.family == 'dlm' && (w.filesystem == 'gfs2' || w.mountType == 'gfs2') && !w.momentary && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在 {{target}} 上等待"
        },
        "limit": 3
      },
      "passed": {
        "see": "diskUsage.filter(u, u.target in before.target)",
        "says": {
          "en": "a df got an answer from {{target}}",
          "zh-CN": "某次 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      }
    },
    "references": [
      {
        "title": "Linux: GFS2",
        "url": "https://www.kernel.org/doc/html/v6.12/filesystems/gfs2.html"
      },
      {
        "title": "Linux: GFS2, glocks",
        "url": "https://www.kernel.org/doc/html/v6.12/filesystems/gfs2-glocks.html"
      },
      {
        "title": "RHEL 6: GFS2 lock dump",
        "url": "https://access.redhat.com/documentation/en-us/red_hat_enterprise_linux/6/html/global_file_system_2/gfs2_performance_troubleshoot"
      },
      {
        "title": "dlm_controld(8)",
        "url": "https://manpages.debian.org/bookworm/dlm-controld/dlm_controld.8.en.html"
      }
    ]
  },
  {
    "id": "glusterfs-fuse",
    "severity": "high",
    "title": {
      "en": "A GlusterFS mount waits for its bricks",
      "zh-CN": "GlusterFS 挂载在等待其 brick"
    },
    "headline": {
      "en": "df hangs on {{target}}: the bricks of the GlusterFS volume {{source}} do not answer its client.",
      "zh-CN": "df 挂在 {{target}}：GlusterFS 卷 {{source}} 的 brick 不应答其客户端。"
    },
    "summary": {
      "en": "The client (glusterfs) has the request and waits for bricks. Of one that went silent it takes leave after network.ping-timeout, 42 seconds unless set: what hangs no longer than that ends by itself. What hangs on is a brick that is connected and does not answer: a hung disk below it, a lock that somebody holds while files are healed, or threads that are stuck. Such a request ends with an error after network.frame-timeout, half an hour.",
      "zh-CN": "客户端（glusterfs）已收下请求，正在等待 brick。对失去响应的 brick，它在 network.ping-timeout（默认 42 秒）后断开：挂起不超过这段时间的会自行恢复。 持续挂起的是仍保持连接却不应答的 brick：其下的磁盘挂起、修复（heal）期间有人持有锁，或其线程卡住。这样的请求要到 network.frame-timeout（半小时）之后才报错。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "waits.filter(w, w.family == 'fuse-answer' && (w.mountType == 'fuse.glusterfs' || (w.mountType == 'fuse' && w.device.re('^glusterfs')))).map(w, w.target) + fuseMounts.filter(m, (m.type == 'fuse.glusterfs' || (m.type == 'fuse' && m.device.re('^glusterfs')))).map(m, m.target)",
        "default": "MOUNTPOINT"
      },
      "source": {
        "see": "waits.filter(w, w.family == 'fuse-answer' && (w.mountType == 'fuse.glusterfs' || (w.mountType == 'fuse' && w.device.re('^glusterfs')))).map(w, w.device) + fuseMounts.filter(m, (m.type == 'fuse.glusterfs' || (m.type == 'fuse' && m.device.re('^glusterfs')))).map(m, m.device)",
        "default": "SERVER:/VOLUME"
      },
      "connection": {
        "see": "fuseWaiters.filter(w, w.gate == 'answer' && w.mountType == 'fuse.glusterfs').map(w, w.connection)",
        "default": "N"
      },
      "daemons": {
        "see": "fuseDaemons.filter(d, waits.exists(w, w.family == 'fuse-answer' && (w.mountType == 'fuse.glusterfs' || (w.mountType == 'fuse' && w.device.re('^glusterfs'))) && w.target == d.target)).map(d, d.pid)",
        "default": "PID-OF-GLUSTERFS"
      }
    },
    "signals": {
      "answerWait": {
        "see": "waits.filter(w, w.family == 'fuse-answer' && (w.mountType == 'fuse.glusterfs' || (w.mountType == 'fuse' && w.device.re('^glusterfs'))) && w.basis == 'stack' && !w.momentary && w.role != 'server' && (w.ageSeconds < 0 || w.ageSeconds >= 10 || w.state == 'D' || w.together > 2))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the answer of the Gluster client of {{target}}",
          "zh-CN": "{{comm}}（{{pid}}）在等待 {{target}} 的 Gluster 客户端应答"
        },
        "limit": 6
      },
      "answerWchan": {
        "see": "waits.filter(w, w.family == 'fuse-answer' && (w.mountType == 'fuse.glusterfs' || (w.mountType == 'fuse' && w.device.re('^glusterfs'))) && w.basis != 'stack' && !w.momentary && w.role != 'server' && (w.ageSeconds < 0 || w.ageSeconds >= 10 || w.state == 'D' || w.together > 2))",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}} on {{target}}",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}，位于 {{target}}"
        },
        "limit": 4
      },
      "onItsWay": {
        "see": "waits.filter(w, w.family == 'fuse-answer' && (w.mountType == 'fuse.glusterfs' || (w.mountType == 'fuse' && w.device.re('^glusterfs'))) && w.role != 'server' && (w.momentary || !(w.ageSeconds < 0 || w.ageSeconds >= 10 || w.state == 'D' || w.together > 2)))",
        "says": {
          "en": "{{comm}} ({{pid}}) had a request with the client, perhaps for a moment",
          "zh-CN": "{{comm}}（{{pid}}）有一个请求在客户端手中，也许只是片刻"
        },
        "limit": 2
      },
      "somewhere": {
        "see": "waits.filter(w, w.family == 'fuse-answer' && (w.mountType == '' || w.targetBasis == 'companions') && !w.momentary && w.role != 'server')",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for a FUSE daemon; which mount it is, is not known",
          "zh-CN": "{{comm}}（{{pid}}）在等待某个 FUSE 守护进程；不知是哪个挂载"
        },
        "limit": 2
      },
      "anyVolume": {
        "see": "fuseMounts.filter(m, (m.type == 'fuse.glusterfs' || (m.type == 'fuse' && m.device.re('^glusterfs'))) && m.waiting != 0)",
        "role": "context",
        "says": {
          "en": "a GlusterFS volume is mounted on {{target}}",
          "zh-CN": "{{target}} 上挂载着 GlusterFS 卷"
        },
        "limit": 2
      },
      "client": {
        "see": "fuseDaemons.filter(d, d.comm == 'glusterfs')",
        "role": "context",
        "says": {
          "en": "a Gluster client runs ({{pid}})",
          "zh-CN": "有 Gluster 客户端在运行（{{pid}}）"
        },
        "limit": 2
      },
      "volume": {
        "see": "fuseMounts.filter(m, (m.type == 'fuse.glusterfs' || (m.type == 'fuse' && m.device.re('^glusterfs'))) && waits.exists(w, w.family == 'fuse-answer' && w.target == m.target))",
        "says": {
          "en": "the volume {{device}} is mounted on {{target}}",
          "zh-CN": "卷 {{device}} 挂载在 {{target}}"
        },
        "limit": 2
      },
      "silentBrick": {
        "see": "logSigns.filter(s, s.topic == 'gluster-ping-timeout' && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "the brick of {{subject}} did not answer pings and was given up, last at {{at}}",
          "zh-CN": "{{subject}} 的 brick 不应答 ping，已被断开，最近一次在 {{at}}"
        },
        "limit": 4
      },
      "lostBrick": {
        "see": "logSigns.filter(s, s.topic == 'gluster-disconnected' && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "{{subject}} is disconnected since {{at}}",
          "zh-CN": "{{subject}} 自 {{at}} 起断开"
        },
        "limit": 4
      },
      "bailed": {
        "see": "logSigns.filter(s, s.topic == 'gluster-request-timed-out' && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "the client gave up {{times}} requests to {{subject}} after half an hour, last at {{at}}: that brick is connected and does not answer",
          "zh-CN": "客户端在半小时后放弃了发往 {{subject}} 的 {{times}} 个请求，最近一次在 {{at}}：该 brick 已连接却不应答"
        },
        "limit": 4
      },
      "unanswered": {
        "see": "sockets.filter(s, s.sendQ > 0 && s.timer == 'on' && (s.retries > 2 || s.state == 'SYN-SENT') && s.program.re('^glusterfs'))",
        "says": {
          "en": "the connection of {{program}} ({{pid}}) to the brick {{remote}} holds {{sendQ}} bytes without acknowledgement, sent again {{retries}} times",
          "zh-CN": "{{program}}（{{pid}}）到 brick {{remote}} 的连接有 {{sendQ}} 字节无人确认，已重传 {{retries}} 次"
        },
        "limit": 3
      },
      "linkDown": {
        "see": "logSigns.filter(s, s.topic.re('^(link-down|nic-stalled)$') && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "the network link {{subject}} is down since {{at}}",
          "zh-CN": "网络链路 {{subject}} 自 {{at}} 起断开"
        },
        "limit": 2
      },
      "longWait": {
        "see": "waits.filter(w, w.family == 'fuse-answer' && (w.mountType == 'fuse.glusterfs' || (w.mountType == 'fuse' && w.device.re('^glusterfs'))) && !w.momentary && w.ageSeconds >= 60)",
        "cite": "processRows",
        "says": {
          "en": "{{comm}} ({{pid}}) had waited for {{ageSeconds}} s or more, longer than the ping time-out of 42 s",
          "zh-CN": "{{comm}}（{{pid}}）已等待 {{ageSeconds}} 秒以上，超过 42 秒的 ping 超时"
        },
        "limit": 2
      },
      "hungReport": {
        "see": "tasks.filter(t, !t.earlierBoot && t.report == 'hung-task' && waits.exists(w, w.pid == t.pid && w.family == 'fuse-answer' && (w.mountType == 'fuse.glusterfs' || (w.mountType == 'fuse' && w.device.re('^glusterfs')))))",
        "says": {
          "en": "the kernel reports {{comm}} ({{pid}}) as hung",
          "zh-CN": "内核报告 {{comm}}（{{pid}}）挂起"
        },
        "limit": 2
      },
      "ownBrick": {
        "see": "waits.filter(w, !w.momentary && w.comm == 'glusterfsd' && !w.family.startsWith('fuse-'))",
        "says": {
          "en": "a brick on this very host, glusterfsd ({{pid}}), waits itself: {{family}}",
          "zh-CN": "本机上的 brick glusterfsd（{{pid}}）自己也在等待：{{family}}"
        },
        "limit": 2
      },
      "dfPassed": {
        "see": "diskUsage.filter(u, waits.exists(w, w.target == u.target && w.family == 'fuse-answer' && (w.mountType == 'fuse.glusterfs' || (w.mountType == 'fuse' && w.device.re('^glusterfs')))))",
        "role": "against",
        "says": {
          "en": "a df in this bundle got past {{target}}",
          "zh-CN": "本数据包中的某次 df 越过了 {{target}}"
        },
        "limit": 1
      },
      "stopped": {
        "see": "fuseDaemons.filter(d, d.doing == 'stopped' && waits.exists(w, w.family == 'fuse-answer' && (w.mountType == 'fuse.glusterfs' || (w.mountType == 'fuse' && w.device.re('^glusterfs'))) && w.target == d.target))",
        "role": "against",
        "says": {
          "en": "the client {{comm}} ({{pid}}) is stopped",
          "zh-CN": "客户端 {{comm}}（{{pid}}）已被停止"
        },
        "limit": 2
      },
      "selfWait": {
        "see": "waits.filter(w, w.role == 'server' && !w.momentary && w.family == 'fuse-answer' && (w.mountType == 'fuse.glusterfs' || (w.mountType == 'fuse' && w.device.re('^glusterfs'))) && fuseDaemons.exists(d, d.pid == w.pid))",
        "role": "against",
        "says": {
          "en": "the client {{comm}} ({{pid}}) waits in FUSE itself, not for a brick",
          "zh-CN": "客户端 {{comm}}（{{pid}}）自己在 FUSE 中等待，而不是在等 brick"
        },
        "limit": 2
      },
      "elsewhere": {
        "see": "waits.filter(w, w.family.startsWith('fuse-') && !w.momentary && w.target != '' && w.targetBasis != 'companions' && w.mountType != 'fuse.glusterfs' && w.mountType != 'fuse')",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for {{target}}, which is {{mountType}}",
          "zh-CN": "{{comm}}（{{pid}}）在等待 {{target}}，它是 {{mountType}}"
        },
        "limit": 2
      },
      "namedConnection": {
        "see": "fuseWaiters.filter(w, w.gate == 'answer' && w.connection >= 0)",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on connection {{connection}}",
          "zh-CN": "{{comm}}（{{pid}}）在连接 {{connection}} 上等待"
        },
        "limit": 1
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: nobody waits for a GlusterFS mount",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有任务在等待 GlusterFS 挂载"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "answerWait && volume && (silentBrick || lostBrick || bailed || unanswered) && !dfPassed && !stopped && !selfWait",
      "probable": "(answerWait && volume && (longWait || hungReport || linkDown || ownBrick) && !dfPassed && !stopped && !selfWait) || (answerWchan && volume && (silentBrick || lostBrick || bailed || unanswered || linkDown) && !dfPassed && !stopped && !selfWait)",
      "possible": "answerWait || answerWchan || (onItsWay && (silentBrick || lostBrick || bailed || unanswered || linkDown)) || (somewhere && (anyVolume || client))"
    },
    "ruledOut": [
      {
        "when": "stopped && !silentBrick && !lostBrick && !bailed && !unanswered",
        "because": {
          "en": "The client is stopped; it asks no brick.",
          "zh-CN": "客户端已被停止：它没有在询问任何 brick。"
        }
      },
      {
        "when": "selfWait && !silentBrick && !lostBrick && !bailed && !unanswered",
        "because": {
          "en": "The client waits for a FUSE mount, which is fuse-self-deadlock.",
          "zh-CN": "客户端在等待 FUSE 挂载，属于 fuse-self-deadlock。"
        }
      },
      {
        "when": "elsewhere && !answerWait && !answerWchan && !onItsWay && !(somewhere && (anyVolume || client))",
        "because": {
          "en": "The waiting is on another FUSE mount.",
          "zh-CN": "等待发生在另一个 FUSE 挂载上。"
        }
      },
      {
        "when": "looked && !answerWait && !answerWchan && !onItsWay && !(somewhere && (anyVolume || client))",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for a GlusterFS mount.",
          "zh-CN": "没有任务在等待 GlusterFS 挂载。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "{{target}} is the volume {{source}}, shown by a FUSE client.",
          "zh-CN": "{{target}} 是卷 {{source}}，由 FUSE 客户端呈现。"
        },
        "observed": "volume",
        "inferred": "answerWait || answerWchan || onItsWay || somewhere"
      },
      {
        "claim": {
          "en": "A brick is gone, or holds a request back.",
          "zh-CN": "某个 brick 失联，或扣住了请求。"
        },
        "observed": "silentBrick || lostBrick || bailed || unanswered || ownBrick || linkDown",
        "inferred": "answerWait || answerWchan"
      },
      {
        "claim": {
          "en": "The client waits until it gives the brick up (42 s) or the request (half an hour).",
          "zh-CN": "客户端一直等到放弃该 brick（42 秒）或放弃该请求（半小时）。"
        },
        "observed": "longWait || bailed",
        "inferred": "answerWait || answerWchan || onItsWay || somewhere"
      },
      {
        "claim": {
          "en": "df, ls and stat wait for the client.",
          "zh-CN": "df、ls、stat 在等待客户端。"
        },
        "observed": "answerWait || answerWchan || onItsWay",
        "inferred": "somewhere"
      }
    ],
    "missing": [
      {
        "unless": "silentBrick || lostBrick || bailed",
        "fact": {
          "en": "the log of this mount, in /var/log/glusterfs",
          "zh-CN": "该挂载的日志，在 /var/log/glusterfs 下"
        },
        "why": {
          "en": "it names the brick that went silent, was disconnected, or let a request lie",
          "zh-CN": "它会写明是哪个 brick 失联、断开或搁置请求"
        },
        "command": "grep -hE 'has not responded|disconnected from|bailing out|Connected to|quorum' /var/log/glusterfs/*.log | tail -50"
      },
      {
        "unless": "answerWait",
        "fact": {
          "en": "kernel stacks of the waiting tasks",
          "zh-CN": "等待任务的内核栈"
        },
        "why": {
          "en": "they show that the request is with the client",
          "zh-CN": "它们能说明请求已在客户端手中"
        },
        "command": "for p in $(pgrep -x df; pgrep -x ls; pgrep -x stat); do echo \"== $p\"; cat /proc/$p/comm /proc/$p/wchan /proc/$p/stack; done"
      },
      {
        "unless": "bailed || ownBrick",
        "fact": {
          "en": "the state of the bricks, from one of the servers",
          "zh-CN": "各 brick 的状态（在任一服务器上取）"
        },
        "why": {
          "en": "offline bricks, entries to heal, and in a statedump the requests that no brick answered",
          "zh-CN": "离线的 brick、待修复条目，以及 statedump 中未被应答的请求"
        },
        "command": "gluster volume status; gluster volume heal VOLUME info summary; kill -USR1 {{daemons}}; grep -A9 -E 'complete=0|BLOCKED' /var/run/gluster/glusterdump.{{daemons}}.*"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "On a throw-away client with a mounted volume: cut it off from its bricks.",
          "zh-CN": "在已挂载卷的可丢弃客户端上：切断它与 brick 的连接。"
        },
        "run": "iptables -A OUTPUT -p tcp --dport 49152:60999 -j DROP"
      },
      {
        "do": {
          "en": "Watch it hang for 42 seconds, and its log say why.",
          "zh-CN": "观察它挂起 42 秒，并在日志中写明原因。"
        },
        "run": "time df -h /mnt/unhang-lab; tail -3 /var/log/glusterfs/mnt-unhang-lab.log"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "iptables -D OUTPUT -p tcp --dport 49152:60999 -j DROP",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See the other file systems at once. df of coreutils 8.21 to 8.27 (RHEL 7 has 8.22) may ask excluded types all the same and hang: name the mount points there, as in df -h / /var.",
          "zh-CN": "立即查看其他文件系统。coreutils 8.21 至 8.27 的 df（RHEL 7 为 8.22）仍可能查询被排除的类型而挂起：此时请写明挂载点，例如 df -h / /var。"
        },
        "run": "df -h -x fuse.glusterfs",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Find the connection: its number N is the last part of the device number (0:N) in mountinfo.",
          "zh-CN": "找到该连接：编号 N 即 mountinfo 中设备号（0:N）的后半部分。"
        },
        "run": "grep fuse /proc/self/mountinfo",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        },
        "when": "!namedConnection"
      },
      {
        "do": {
          "en": "Bring the brick, its disk or the network back; on a server, start bricks that are down.",
          "zh-CN": "恢复 brick、其磁盘或网络；在服务器上启动已停止的 brick。"
        },
        "run": "gluster volume start VOLUME force",
        "risk": "low",
        "undo": {
          "en": "nothing to undo; it starts only what is down",
          "zh-CN": "无需撤销；它只启动已停止的部分"
        }
      },
      {
        "do": {
          "en": "A brick that is connected and answers nothing has to be ended on its server; clients then go on with its replicas.",
          "zh-CN": "已连接却毫无应答的 brick 须在其服务器上结束；客户端随后使用其副本继续。"
        },
        "run": "gluster volume status VOLUME; kill -9 PID-OF-THE-BRICK; gluster volume start VOLUME force",
        "risk": "medium",
        "undo": {
          "en": "the second command starts it again",
          "zh-CN": "第二条命令会将其重新启动"
        }
      },
      {
        "do": {
          "en": "Abort the connection of the client: every waiter returns with ENOTCONN. What was not yet written through this mount is lost.",
          "zh-CN": "中止客户端的连接：所有等待者以 ENOTCONN 返回。尚未经此挂载写入的内容会丢失。"
        },
        "run": "mountpoint -q /sys/fs/fuse/connections || mount -t fusectl none /sys/fs/fuse/connections\necho 1 > /sys/fs/fuse/connections/{{connection}}/abort\numount -l -- {{target}}",
        "risk": "medium",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Mount with backup-volfile-servers, and keep three replicas or an arbiter, so that one brick may be missing.",
          "zh-CN": "挂载时使用 backup-volfile-servers，并保持三副本或仲裁节点，使缺少一个 brick 也能工作。"
        }
      },
      {
        "do": {
          "en": "If 42 seconds are too long, lower the time-out with care: each reconnection takes locks anew.",
          "zh-CN": "若 42 秒太长，可谨慎调低该超时：每次重连都要重新取得锁。"
        },
        "run": "gluster volume set VOLUME network.ping-timeout 20"
      },
      {
        "do": {
          "en": "Have the bricks watch their own disks (storage.health-check-interval), and update servers and clients: stale locks and stuck threads were mended in many releases.",
          "zh-CN": "让 brick 监视自己的磁盘（storage.health-check-interval），并升级服务器与客户端：残留锁与线程卡住的问题在多个版本中得到修复。"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The mount answers.",
          "zh-CN": "挂载能够应答。"
        },
        "run": "timeout -s KILL 5 stat -f -- {{target}}; echo $?",
        "expect": {
          "en": "not 124 and not 137; a command that never returns says that it still hangs",
          "zh-CN": "不是 124 也不是 137；若命令一直不返回，说明仍在挂起"
        },
        "held": "passed",
        "broken": "stillWaits"
      },
      {
        "do": {
          "en": "All bricks are connected.",
          "zh-CN": "所有 brick 都已连接。"
        },
        "run": "grep -hE 'disconnected from|Connected to' /var/log/glusterfs/*.log | tail",
        "expect": {
          "en": "Connected to is the last word of each client-N",
          "zh-CN": "每个 client-N 的最后一条都是 Connected to"
        },
        "broken": "(silentBrick || lostBrick) && stillWaits"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "fuseWaiters.filter(w, !w.momentary && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在 {{target}} 上等待"
        },
        "limit": 3
      },
      "passed": {
        "see": "diskUsage.filter(u, u.target in before.target)",
        "says": {
          "en": "a df got an answer from {{target}}",
          "zh-CN": "某次 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      }
    },
    "references": [
      {
        "title": "Gluster: options of a volume, network.ping-timeout and network.frame-timeout",
        "url": "https://docs.gluster.org/en/latest/Administrator-Guide/Managing-Volumes/"
      },
      {
        "title": "Gluster: statedumps, and who holds a lock",
        "url": "https://docs.gluster.org/en/latest/Troubleshooting/statedump/"
      },
      {
        "title": "glusterfs 2211: a request that a brick lets lie ends after half an hour",
        "url": "https://github.com/gluster/glusterfs/issues/2211"
      },
      {
        "title": "glusterfs 1500: one frozen brick hangs all clients",
        "url": "https://github.com/gluster/glusterfs/issues/1500"
      }
    ]
  },
  {
    "id": "host-share-gone",
    "severity": "high",
    "title": {
      "en": "A folder that the hypervisor shares does not answer",
      "zh-CN": "虚拟机宿主机共享的目录不应答"
    },
    "headline": {
      "en": "df hangs on {{target}}: the host shares it ({{type}}, {{source}}), and answers no request for it.",
      "zh-CN": "df 挂在 {{target}}：它由宿主机共享（{{type}}，{{source}}），而宿主机不应答对它的请求。"
    },
    "summary": {
      "en": "The requests of virtiofs, 9p, vboxsf, vmhgfs and prl_fs are served outside of this machine: by virtiofsd, QEMU or the VMM on the host. That one has ended, is stuck, or lost the connection when the guest was suspended or migrated. Nothing in the guest is broken, and nothing in the guest can answer; requests have no time limit.",
      "zh-CN": "virtiofs、9p、vboxsf、vmhgfs 与 prl_fs 的请求由本机之外处理：宿主机上的 virtiofsd、QEMU 或 VMM。它已结束、卡住，或在客户机挂起、迁移时失去连接。 客户机内没有任何东西损坏，也没有任何东西能够应答；这些请求没有超时。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "waits.filter(w, (w.family.re('^(p9|vboxsf|vmhgfs)$') || (w.mountType == 'virtiofs' && w.family.startsWith('fuse-')))).map(w, w.target) + mounts.filter(m, m.type.re('^(virtiofs|9p|vboxsf|vmhgfs|prl_fs)$')).map(m, m.target)",
        "default": "MOUNTPOINT"
      },
      "type": {
        "see": "waits.filter(w, (w.family.re('^(p9|vboxsf|vmhgfs)$') || (w.mountType == 'virtiofs' && w.family.startsWith('fuse-')))).map(w, w.mountType) + mounts.filter(m, m.type.re('^(virtiofs|9p|vboxsf|vmhgfs|prl_fs)$')).map(m, m.type)",
        "default": "TYPE"
      },
      "source": {
        "see": "waits.filter(w, (w.family.re('^(p9|vboxsf|vmhgfs)$') || (w.mountType == 'virtiofs' && w.family.startsWith('fuse-')))).map(w, w.device) + mounts.filter(m, m.type.re('^(virtiofs|9p|vboxsf|vmhgfs|prl_fs)$')).map(m, m.device)",
        "default": "TAG"
      },
      "waiters": {
        "see": "waits.filter(w, !w.momentary && w.family.re('^(p9|vboxsf|vmhgfs)$')).map(w, w.pid)",
        "default": "PIDS-OF-THE-WAITERS"
      }
    },
    "signals": {
      "stackWait": {
        "see": "waits.filter(w, (w.family.re('^(p9|vboxsf|vmhgfs)$') || (w.mountType == 'virtiofs' && w.family.startsWith('fuse-'))) && w.basis == 'stack' && !w.momentary && (w.ageSeconds < 0 || w.ageSeconds >= 10 || w.blockedForSeconds >= 10 || w.together > 2))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits in {{anchor}} for an answer of the host",
          "zh-CN": "{{comm}}（{{pid}}）在 {{anchor}} 中等待宿主机的应答"
        },
        "limit": 6
      },
      "wchanWait": {
        "see": "waits.filter(w, (w.family.re('^(p9|vboxsf|vmhgfs)$') || (w.mountType == 'virtiofs' && w.family.startsWith('fuse-'))) && w.basis != 'stack' && !w.momentary && (w.ageSeconds < 0 || w.ageSeconds >= 10 || w.blockedForSeconds >= 10 || w.together > 2))",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}}, on {{target}}",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}，位于 {{target}}"
        },
        "limit": 4
      },
      "onItsWay": {
        "see": "waits.filter(w, (w.family.re('^(p9|vboxsf|vmhgfs)$') || (w.mountType == 'virtiofs' && w.family.startsWith('fuse-'))) && (w.momentary || !(w.ageSeconds < 0 || w.ageSeconds >= 10 || w.blockedForSeconds >= 10 || w.together > 2)))",
        "says": {
          "en": "{{comm}} ({{pid}}) had a request with the host, perhaps for a moment",
          "zh-CN": "{{comm}}（{{pid}}）有一个请求在宿主机手中，也许只是片刻"
        },
        "limit": 2
      },
      "somewhere": {
        "see": "waits.filter(w, w.family == 'fuse-answer' && w.mountType == '' && !w.momentary && mounts.exists(m, m.type == 'virtiofs'))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for a FUSE mount, one of which is virtiofs",
          "zh-CN": "{{comm}}（{{pid}}）在等待某个 FUSE 挂载，其中之一是 virtiofs"
        },
        "limit": 2
      },
      "parallels": {
        "see": "tasks.filter(t, !t.earlierBoot && t.state.re('^[DS]') && t.frames.exists(f, f.reliable && f.function.re('^(call_tg_sync|prl_tg_[a-z_]+|prlfs_[a-z_]+|host_request_[a-z_]+)$')))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for Parallels' host",
          "zh-CN": "{{comm}}（{{pid}}）在等待 Parallels 的宿主机"
        },
        "limit": 3
      },
      "shareMount": {
        "see": "mounts.filter(m, m.type.re('^(virtiofs|9p|vboxsf|vmhgfs|prl_fs)$') && m.table.re('^(kernel|mountinfo|command)$') && (waits.exists(w, w.target == m.target && (w.family.re('^(p9|vboxsf|vmhgfs)$') || (w.mountType == 'virtiofs' && w.family.startsWith('fuse-')))) || m.type == 'prl_fs'))",
        "says": {
          "en": "the share that they wait for: {{device}} on {{target}} ({{type}})",
          "zh-CN": "它们所等待的共享：{{target}} 上的 {{device}}（{{type}}）"
        },
        "limit": 2
      },
      "hung": {
        "see": "tasks.filter(t, !t.earlierBoot && t.report == 'hung-task' && (waits.exists(w, w.pid == t.pid && (w.family.re('^(p9|vboxsf|vmhgfs)$') || (w.mountType == 'virtiofs' && w.family.startsWith('fuse-')))) || t.frames.exists(f, f.reliable && f.function.re('^(call_tg_sync|prl_tg_[a-z_]+|prlfs_[a-z_]+|host_request_[a-z_]+)$'))))",
        "says": {
          "en": "the kernel reports {{comm}} ({{pid}}) as hung",
          "zh-CN": "内核报告 {{comm}}（{{pid}}）挂起"
        },
        "limit": 3
      },
      "hostError": {
        "see": "logSigns.filter(s, s.topic == 'host-share-error' && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "the driver of the share complains, {{times}} times",
          "zh-CN": "共享的驱动程序报错，共 {{times}} 次"
        },
        "limit": 2
      },
      "longWait": {
        "see": "waits.filter(w, (w.family.re('^(p9|vboxsf|vmhgfs)$') || (w.mountType == 'virtiofs' && w.family.startsWith('fuse-'))) && !w.momentary && (w.ageSeconds >= 10 || w.blockedForSeconds >= 10))",
        "cite": "processRows",
        "says": {
          "en": "{{comm}} ({{pid}}) had waited for {{ageSeconds}} s or more",
          "zh-CN": "{{comm}}（{{pid}}）已等待 {{ageSeconds}} 秒以上"
        },
        "limit": 2
      },
      "several": {
        "see": "waits.filter(w, (w.family.re('^(p9|vboxsf|vmhgfs)$') || (w.mountType == 'virtiofs' && w.family.startsWith('fuse-'))) && !w.momentary && w.together > 1)",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) is one of {{together}} that wait there",
          "zh-CN": "{{comm}}（{{pid}}）是在那里等待的 {{together}} 个任务之一"
        },
        "limit": 3
      },
      "collectorGaveUp": {
        "see": "timeouts.filter(t, t.by != 'timeout' && t.command.re('(^|/| )(df|ls|stat|lsof|findmnt)( |$)'))",
        "says": {
          "en": "the collector itself gave up on this command",
          "zh-CN": "收集工具自己也放弃了这条命令"
        },
        "limit": 1
      },
      "relayed": {
        "see": "waits.filter(w, w.family == 'fuse-answer' && !w.momentary && w.mountType.re('^fuse[.](vmhgfs-fuse|prl_fsd)$'))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for {{mountType}}, a daemon in this guest that asks the host in turn",
          "zh-CN": "{{comm}}（{{pid}}）在等待 {{mountType}}，它是客户机内再去询问宿主机的守护进程"
        },
        "limit": 2
      },
      "dfPassed": {
        "see": "diskUsage.filter(u, waits.exists(w, w.target == u.target && (w.family.re('^(p9|vboxsf|vmhgfs)$') || (w.mountType == 'virtiofs' && w.family.startsWith('fuse-')))))",
        "role": "against",
        "says": {
          "en": "a df in this bundle got past {{target}}",
          "zh-CN": "本数据包中的某次 df 越过了 {{target}}"
        },
        "limit": 1
      },
      "elsewhere": {
        "see": "waits.filter(w, !w.momentary && w.role != 'worker' && !(w.family.re('^(p9|vboxsf|vmhgfs)$') || (w.mountType == 'virtiofs' && w.family.startsWith('fuse-'))) && !w.family.re('^(user-space|mount-table)$'))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits, but for something else: {{family}}",
          "zh-CN": "{{comm}}（{{pid}}）在等待，但等的是别的：{{family}}"
        },
        "limit": 2
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: nobody waits for a share of the host",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有任务在等待宿主机的共享"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "(stackWait || (parallels && hung)) && shareMount && (hung || hostError || longWait || several || collectorGaveUp) && !dfPassed",
      "probable": "(stackWait && shareMount && !dfPassed) || (stackWait && (hung || longWait)) || (wchanWait && shareMount && (hostError || longWait || several || collectorGaveUp) && !dfPassed) || (parallels && (shareMount || hung))",
      "possible": "stackWait || wchanWait || onItsWay || parallels || relayed || somewhere"
    },
    "ruledOut": [
      {
        "when": "elsewhere && !stackWait && !wchanWait && !onItsWay && !parallels && !relayed && !somewhere",
        "because": {
          "en": "The waiting is for something else than a share of the host.",
          "zh-CN": "等待的是别的东西，而不是宿主机的共享。"
        }
      },
      {
        "when": "looked && !stackWait && !wchanWait && !onItsWay && !parallels && !relayed && !somewhere",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for a share of the host.",
          "zh-CN": "没有任务在等待宿主机的共享。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "{{target}} is a folder of the host, shown in this guest by {{type}}.",
          "zh-CN": "{{target}} 是宿主机上的目录，通过 {{type}} 呈现在本客户机中。"
        },
        "observed": "shareMount",
        "inferred": "stackWait || wchanWait || onItsWay || parallels || relayed || somewhere"
      },
      {
        "claim": {
          "en": "The program on the host that serves it ended, is stuck, or was cut off by a suspend or a migration.",
          "zh-CN": "宿主机上为其提供服务的程序已结束、卡住，或因挂起、迁移而失去连接。"
        },
        "observed": "hostError",
        "inferred": "stackWait || wchanWait || parallels || relayed"
      },
      {
        "claim": {
          "en": "A request of the guest is with the host, has no time limit, and is not answered.",
          "zh-CN": "客户机的请求已交给宿主机，没有超时，也得不到应答。"
        },
        "observed": "stackWait || wchanWait || parallels",
        "inferred": "onItsWay || relayed || somewhere"
      },
      {
        "claim": {
          "en": "df, ls and stat of this mount wait with it.",
          "zh-CN": "访问该挂载的 df、ls、stat 随之等待。"
        },
        "observed": "longWait || several || hung",
        "inferred": "stackWait || wchanWait || onItsWay || parallels || relayed || somewhere"
      }
    ],
    "missing": [
      {
        "unless": "stackWait || parallels",
        "fact": {
          "en": "kernel stacks of the waiting tasks",
          "zh-CN": "等待任务的内核栈"
        },
        "why": {
          "en": "they show that the request is with the host",
          "zh-CN": "它们能说明请求已在宿主机手中"
        },
        "command": "for p in $(pgrep -x df; pgrep -x ls; pgrep -x stat); do echo \"== $p\"; cat /proc/$p/comm /proc/$p/wchan /proc/$p/stack; done"
      },
      {
        "unless": "hostError",
        "fact": {
          "en": "the state of the server on the host",
          "zh-CN": "宿主机上服务端的状态"
        },
        "why": {
          "en": "nothing in the guest shows whether virtiofsd, QEMU or the VMM lives and reads its queue",
          "zh-CN": "客户机内看不到 virtiofsd、QEMU 或 VMM 是否存活、是否仍在读取队列"
        },
        "command": "# on the host\nps -eo pid,stat,wchan:24,lstart,args | grep -E 'virtiofsd|qemu|VBox|vmx|prl_'; journalctl --since -1d | grep -iE 'virtiofsd|qemu|vhost'"
      },
      {
        "unless": "longWait || several || hung",
        "fact": {
          "en": "a second look",
          "zh-CN": "再看一次"
        },
        "why": {
          "en": "a request that is there ten seconds later is not on its way",
          "zh-CN": "十秒后仍在的请求就不是正在途中"
        },
        "command": "ps axo pid,state,wchan:32,args > /tmp/ps.1; sleep 10; ps axo pid,state,wchan:32,args > /tmp/ps.2; grep -hE \"p9_client|request_wait|vbg_|Hgfs\" /tmp/ps.1 /tmp/ps.2 | sort | uniq -d"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a disposable guest under QEMU that has a virtiofs share with the tag lab, mount it.",
          "zh-CN": "在可丢弃的 QEMU 客户机中（已有标签为 lab 的 virtiofs 共享），挂载它。"
        },
        "run": "mkdir -p /mnt/unhang-lab; mount -t virtiofs lab /mnt/unhang-lab"
      },
      {
        "do": {
          "en": "On its host, stop the server.",
          "zh-CN": "在其宿主机上停住服务端。"
        },
        "run": "# on the host\npkill -STOP -f 'virtiofsd.*lab'"
      },
      {
        "do": {
          "en": "In the guest, watch it hang.",
          "zh-CN": "在客户机中观察挂起。"
        },
        "run": "df -h & sleep 1; cat /proc/$!/wchan /proc/$!/stack"
      },
      {
        "do": {
          "en": "On the host, let it go on; then clean up in the guest.",
          "zh-CN": "在宿主机上让其继续；然后在客户机中清理。"
        },
        "run": "# on the host: pkill -CONT -f 'virtiofsd.*lab'\numount -l /mnt/unhang-lab; rmdir /mnt/unhang-lab",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See the other file systems at once. df of coreutils 8.21 to 8.27 (RHEL 7 has 8.22) may ask excluded types all the same and hang: name the mount points there, as in df -h / /var.",
          "zh-CN": "立即查看其他文件系统。coreutils 8.21 至 8.27 的 df（RHEL 7 为 8.22）仍可能查询被排除的类型而挂起：此时请写明挂载点，例如 df -h / /var。"
        },
        "run": "df -h -x {{type}}",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "On the host: continue or mend the server, without ending it. Its guests go on at once.",
          "zh-CN": "在宿主机上：让服务端继续运行或将其修复，不要结束它。客户机随即恢复。"
        },
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Detach the mount in the guest, so that nobody new gets stuck; those who wait stay.",
          "zh-CN": "在客户机中惰性卸载，避免新的任务卡住；已在等待的仍会留下。"
        },
        "run": "timeout -s KILL 30 umount -l -- {{target}}",
        "risk": "low",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        }
      },
      {
        "do": {
          "en": "Kill the waiters: on 9p a signal frees them only once the host answers the flush, on others they may stay in D.",
          "zh-CN": "结束等待者：9p 上要等宿主机应答 flush 才会释放，其他类型可能停留在 D 状态。"
        },
        "run": "kill -9 {{waiters*}}",
        "risk": "medium",
        "undo": {
          "en": "start the commands again",
          "zh-CN": "重新运行这些命令"
        },
        "when": "stackWait || wchanWait"
      },
      {
        "do": {
          "en": "Restart the guest, without a sync, which would hang as well, and by a reset from the host if need be: virtiofs has no connection to abort under /sys/fs/fuse, and umount -f does nothing to it.",
          "zh-CN": "重启客户机（不要先执行 sync，它同样会挂起），必要时由宿主机强制复位：virtiofs 在 /sys/fs/fuse 下没有可中止的连接，umount -f 对它无效。"
        },
        "run": "systemctl reboot",
        "risk": "high",
        "undo": {
          "en": "none",
          "zh-CN": "无法撤销"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "On the host: find why the server ended or stopped (its log, out of memory, a full or hung disk behind the folder), supervise it, and update it.",
          "zh-CN": "在宿主机上：查明服务端为何结束或停止（日志、内存不足、目录背后的磁盘写满或挂起），对其加以监管并升级。"
        }
      },
      {
        "do": {
          "en": "Unmount shares before a suspend, a snapshot or a migration, or mount them on demand with x-systemd.automount.",
          "zh-CN": "在挂起、快照或迁移之前卸载共享，或用 x-systemd.automount 按需挂载。"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The mount answers.",
          "zh-CN": "挂载能够应答。"
        },
        "run": "timeout -s KILL 5 stat -f -- {{target}}; echo $?",
        "expect": {
          "en": "not 124 and not 137; a command that never returns says that it still hangs",
          "zh-CN": "不是 124 也不是 137；若命令一直不返回，说明仍在挂起"
        },
        "held": "passed",
        "broken": "stillWaits"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, !w.momentary && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在 {{target}} 上等待"
        },
        "limit": 3
      },
      "passed": {
        "see": "diskUsage.filter(u, u.target in before.target)",
        "says": {
          "en": "a df got an answer from {{target}}",
          "zh-CN": "某次 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      }
    },
    "references": [
      {
        "title": "Linux: virtiofs",
        "url": "https://www.kernel.org/doc/html/latest/filesystems/virtiofs.html"
      },
      {
        "title": "Linux: v9fs, Plan 9 resource sharing",
        "url": "https://www.kernel.org/doc/html/latest/filesystems/9p.html"
      },
      {
        "title": "kata-containers 2315: the mount hangs in the guest when virtiofsd ends",
        "url": "https://github.com/kata-containers/runtime/issues/2315"
      }
    ]
  },
  {
    "id": "jbd2-stall",
    "severity": "high",
    "title": {
      "en": "The journal of ext3 or ext4 waits for a task that keeps its handle",
      "zh-CN": "ext3/ext4 日志在等待一个不归还 handle 的任务"
    },
    "headline": {
      "en": "Writers hang on {{target}}: its journal ({{thread}}) cannot commit, because a task began a change and does not end it. A plain df still answers there.",
      "zh-CN": "{{target}} 上的写入者挂起：有任务开始了一次修改却没有结束，其日志（{{thread}}）因此无法提交。单独的 df 在此仍能返回。"
    },
    "summary": {
      "en": "Every change of an ext3 or ext4 file system holds a handle on the running transaction. To commit it, the journal's thread waits until all handles are back; meanwhile nobody may begin another change. One task that holds a handle and waits for something else (memory, a lock, another file system) therefore stops all writers, fsync and whoever updates an access time. statfs reads counters in memory, so df itself returns; it is the shell, the log daemons and everything else that writes which hang. Where the thread waits for the disk instead, the device is the cause and not the journal.",
      "zh-CN": "对 ext3/ext4 的每次修改都会持有当前事务的一个 handle。提交时日志线程要等所有 handle 归还，其间任何任务都不能开始新的修改。 因此只要有一个持有 handle 的任务在等待别的东西（内存、锁、另一个文件系统），所有写入者、fsync 以及要更新访问时间的任务都会停住。 statfs 只读内存中的计数，所以 df 本身会返回；挂起的是 shell、日志服务等一切要写入的任务。若日志线程等的是磁盘，则原因在设备而不在日志。"
    },
    "behind": [
      "fs-frozen",
      "dm-suspended",
      "multipath-no-path",
      "thin-pool-full",
      "removable-device",
      "block-io-stuck"
    ],
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "waits.filter(w, w.family == 'journal' && w.target != '').map(w, w.target)",
        "default": "MOUNTPOINT"
      },
      "thread": {
        "see": "waits.filter(w, w.comm.re('^(jbd2/|kjournald)')).map(w, w.comm)",
        "default": "JOURNAL-THREAD"
      }
    },
    "signals": {
      "threadWaits": {
        "see": "waits.filter(w, w.comm.re('^(jbd2/|kjournald)') && w.family == 'journal' && w.basis == 'stack' && !w.momentary)",
        "says": {
          "en": "the journal thread {{comm}} ({{pid}}) waits in {{anchor}} for handles to come back, and not for the disk",
          "zh-CN": "日志线程 {{comm}}（{{pid}}）在 {{anchor}} 中等待 handle 归还，而不是在等磁盘"
        },
        "limit": 3
      },
      "threadWchan": {
        "see": "waits.filter(w, w.comm.re('^(jbd2/|kjournald)') && w.family == 'journal' && w.basis != 'stack')",
        "says": {
          "en": "the journal thread {{comm}} ({{pid}}) was in {{anchor}}; its stack would tell what it waits for",
          "zh-CN": "日志线程 {{comm}}（{{pid}}）在 {{anchor}} 中；等的是什么要看内核栈"
        },
        "limit": 3
      },
      "threadIo": {
        "see": "waits.filter(w, w.comm.re('^(jbd2/|kjournald)') && w.family == 'block' && !w.momentary)",
        "role": "against",
        "says": {
          "en": "the journal thread {{comm}} ({{pid}}) itself waits for the disk ({{anchor}}): the device is the cause",
          "zh-CN": "日志线程 {{comm}}（{{pid}}）自己在等磁盘（{{anchor}}）：原因在设备"
        },
        "limit": 3
      },
      "victim": {
        "see": "waits.filter(w, !w.comm.re('^(jbd2/|kjournald)') && w.family == 'journal' && w.basis == 'stack' && !w.momentary && !waits.exists(t, t.comm.re('^(jbd2/|kjournald)') && t.family == 'block' && !t.momentary && t.target == w.target))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the journal ({{anchor}})",
          "zh-CN": "{{comm}}（{{pid}}）在等待日志（{{anchor}}）"
        },
        "limit": 6
      },
      "placed": {
        "see": "waits.filter(w, w.family == 'journal' && !w.momentary && w.mountType != '')",
        "cite": "mountRows",
        "says": {
          "en": "its file system: {{mountType}} on {{target}}",
          "zh-CN": "其文件系统：{{target}} 上的 {{mountType}}"
        },
        "limit": 2
      },
      "behindDisk": {
        "see": "waits.filter(w, !w.comm.re('^(jbd2/|kjournald)') && w.family == 'journal' && !w.momentary && waits.exists(t, t.comm.re('^(jbd2/|kjournald)') && t.family == 'block' && !t.momentary && t.target == w.target))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the journal, and the journal for the disk",
          "zh-CN": "{{comm}}（{{pid}}）在等日志，而日志在等磁盘"
        },
        "limit": 3
      },
      "unsure": {
        "see": "waits.filter(w, !w.comm.re('^(jbd2/|kjournald)') && w.family == 'journal' && (w.momentary || w.basis != 'stack'))",
        "says": {
          "en": "{{comm}} ({{pid}}) was waiting for the journal; for a moment, as on any busy disk, or for good, one look cannot tell",
          "zh-CN": "{{comm}}（{{pid}}）当时在等日志；是片刻（磁盘繁忙时常见）还是不再返回，单凭一次查看无法断定"
        },
        "limit": 3
      },
      "hungReport": {
        "see": "waits.filter(w, w.family == 'journal' && !w.momentary && w.blockedForSeconds > 0)",
        "says": {
          "en": "{{comm}} ({{pid}}) was seen blocked for {{blockedForSeconds}} s or more",
          "zh-CN": "{{comm}}（{{pid}}）被发现已阻塞 {{blockedForSeconds}} 秒以上"
        },
        "limit": 2
      },
      "crowd": {
        "see": "waits.filter(w, w.family == 'journal' && !w.momentary && w.together > 2)",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) is one of {{together}}",
          "zh-CN": "{{comm}}（{{pid}}）是 {{together}} 个等待者之一"
        },
        "limit": 2
      },
      "holder": {
        "see": "waits.filter(w, !w.momentary && w.filesystem.re('^ext[34]$') && w.family.re('^(reclaim|fs-lock|freeze|nfs|cifs|ceph|fuse-.*)$'))",
        "says": {
          "en": "{{comm}} ({{pid}}) is inside this file system and waits for something else ({{family}}): it may be the one that holds a handle",
          "zh-CN": "{{comm}}（{{pid}}）身在该文件系统之中却在等别的东西（{{family}}）：handle 可能正由它持有"
        },
        "limit": 3
      },
      "spins": {
        "see": "tasks.filter(t, !t.earlierBoot && t.report.re('^(lockup|rcu-stall)$') && t.frames.exists(f, f.reliable && f.function.re('^_{0,2}(jbd2|ext4|journal)_')))",
        "says": {
          "en": "{{comm}} ({{pid}}) runs without end inside the file system or its journal",
          "zh-CN": "{{comm}}（{{pid}}）在文件系统或其日志中运行不止"
        },
        "limit": 2
      },
      "ioBeside": {
        "see": "waits.filter(w, w.family == 'block' && !w.momentary && !w.anchor.re('page|folio|filemap') && waits.exists(t, t.family == 'journal' && !t.momentary && t.target == w.target))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the disk of the same file system: if it holds the handle, the device is the cause",
          "zh-CN": "{{comm}}（{{pid}}）在等同一文件系统的磁盘：若 handle 由它持有，原因就在设备"
        },
        "limit": 3
      },
      "deviceTrouble": {
        "see": "logSigns.filter(s, !s.earlierBoot && !s.resolved && s.topic.re('^(block-io-error|scsi-timeout|scsi-offline|nvme-timeout|ata-failed|hba-trouble|virtual-disk-trouble|multipath-no-path|iscsi-lost|fc-port-lost|thin-out-of-space)$'))",
        "role": "against",
        "says": {
          "en": "the log tells of trouble with a device: {{topic}} {{subject}}",
          "zh-CN": "日志提到设备故障：{{topic}} {{subject}}"
        },
        "limit": 3
      },
      "suspended": {
        "see": "dmDevices.filter(d, d.suspended)",
        "role": "against",
        "says": {
          "en": "device {{name}} is suspended",
          "zh-CN": "设备 {{name}} 处于挂起（suspend）状态"
        },
        "limit": 2
      },
      "aborted": {
        "see": "logSigns.filter(s, s.topic == 'ext4-aborted' && !s.earlierBoot)",
        "role": "against",
        "says": {
          "en": "the journal of {{subject}} was aborted: from then on the file system returns errors, and nobody waits",
          "zh-CN": "{{subject}} 的日志已中止（aborted）：此后该文件系统返回错误，而不会让任务等待"
        },
        "limit": 2
      },
      "elsewhere": {
        "see": "waits.filter(w, !w.momentary && w.family != 'journal')",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits elsewhere ({{family}})",
          "zh-CN": "{{comm}}（{{pid}}）在别处等待（{{family}}）"
        },
        "limit": 2
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处"
        },
        "limit": 1
      },
      "dfPassed": {
        "see": "diskUsage.filter(u, waits.exists(w, w.family == 'journal' && w.target == u.target))",
        "role": "context",
        "says": {
          "en": "a df in this bundle answered for {{target}}",
          "zh-CN": "本数据包中的某次 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      },
      "mounted": {
        "see": "mounts.filter(m, m.table != 'fstab' && m.type.re('^ext[34]$'))",
        "role": "context",
        "says": {
          "en": "{{type}} is mounted on {{target}}",
          "zh-CN": "{{target}} 上挂载着 {{type}}"
        },
        "limit": 1
      },
      "table": {
        "see": "mounts.filter(m, m.table.re('^(kernel|mountinfo)$'))",
        "role": "context",
        "says": {
          "en": "the mount table of the kernel was read",
          "zh-CN": "已读取内核的挂载表"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "threadWaits && placed && (victim || spins || holder) && (hungReport || crowd) && !ioBeside && !deviceTrouble && !suspended",
      "probable": "(threadWaits && (victim || spins) && !ioBeside && !deviceTrouble && !suspended) || (victim && spins) || (victim && threadWchan && placed && hungReport && !ioBeside && !deviceTrouble && !suspended)",
      "possible": "threadWaits || victim || unsure"
    },
    "ruledOut": [
      {
        "when": "threadIo && !threadWaits && !victim",
        "because": {
          "en": "The journal thread itself waits for the disk: the device is the cause (block-io-stuck, dm-suspended, multipath-no-path).",
          "zh-CN": "日志线程自己在等磁盘：原因在设备（block-io-stuck、dm-suspended、multipath-no-path）。"
        }
      },
      {
        "when": "aborted && !threadWaits && !victim && !unsure",
        "because": {
          "en": "An aborted journal returns errors; it lets nobody wait.",
          "zh-CN": "已中止的日志返回错误，不会让任务等待。"
        }
      },
      {
        "when": "elsewhere && looked && !threadWaits && !victim && !unsure",
        "byAbsence": true,
        "because": {
          "en": "Who waits, waits elsewhere; nobody waits for a journal.",
          "zh-CN": "等待者都在别处等待，没有任务在等日志。"
        }
      },
      {
        "when": "looked && !threadWaits && !victim && !unsure",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for the journal of an ext3 or ext4.",
          "zh-CN": "没有任务在等待 ext3/ext4 的日志。"
        }
      },
      {
        "when": "table && !mounted && !threadWaits && !victim && !unsure",
        "byAbsence": true,
        "because": {
          "en": "No ext3 or ext4 is mounted.",
          "zh-CN": "没有挂载 ext3/ext4。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "A task holds a handle of the running transaction and waits for something else.",
          "zh-CN": "有任务持有当前事务的 handle，却在等待别的东西。"
        },
        "observed": "holder || spins",
        "inferred": "threadWaits"
      },
      {
        "claim": {
          "en": "The journal's thread cannot commit before that handle is back.",
          "zh-CN": "handle 归还之前，日志线程无法提交。"
        },
        "observed": "threadWaits",
        "inferred": "threadWchan || victim"
      },
      {
        "claim": {
          "en": "Nobody may begin another change, and fsync waits for the commit.",
          "zh-CN": "任何任务都不能开始新的修改，fsync 则在等待提交。"
        },
        "observed": "victim",
        "inferred": "threadWaits || unsure"
      },
      {
        "claim": {
          "en": "df reads counters in memory and returns; shells, daemons and df PATH, which must update a time or write, hang.",
          "zh-CN": "df 读取内存中的计数并返回；而需要更新时间戳或写入的 shell、守护进程与 df PATH 会挂起。"
        },
        "observed": "dfPassed && victim",
        "inferred": "victim || threadWaits"
      }
    ],
    "missing": [
      {
        "unless": "threadWaits || threadIo",
        "fact": {
          "en": "the stack of the journal's thread",
          "zh-CN": "日志线程的内核栈"
        },
        "why": {
          "en": "it decides between a task that holds a handle (this cause) and the disk (another)",
          "zh-CN": "它能区分是有任务不归还 handle（本原因）还是磁盘的问题（另一原因）"
        },
        "command": "for p in $(pgrep '^jbd2/|^kjournald'); do echo \"== $p\"; cat /proc/$p/comm /proc/$p/wchan /proc/$p/stack; done"
      },
      {
        "unless": "holder || spins || threadIo",
        "fact": {
          "en": "all blocked tasks, and what the processors run",
          "zh-CN": "全部阻塞任务以及各 CPU 正在运行的内容"
        },
        "why": {
          "en": "the holder of the handle is inside ext4 or jbd2 and waits for, or runs, something else",
          "zh-CN": "持有 handle 的任务身在 ext4 或 jbd2 之中，正在等待或运行别的东西"
        },
        "command": "echo w > /proc/sysrq-trigger; echo l > /proc/sysrq-trigger; dmesg | tail -n 2000"
      },
      {
        "unless": "threadWaits && hungReport",
        "fact": {
          "en": "the journal's figures, twice",
          "zh-CN": "日志统计（两次）"
        },
        "why": {
          "en": "a count of transactions that does not grow shows a stall, one that does a slow disk",
          "zh-CN": "事务数不增长说明停滞，增长则只是磁盘慢"
        },
        "command": "head -n 1 /proc/fs/jbd2/*/info; sleep 10; head -n 1 /proc/fs/jbd2/*/info"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine. A lost handle takes a bug of the kernel; what a lab can make is its neighbour, a journal that waits for the disk.",
          "zh-CN": "在可丢弃的机器上操作。handle 不归还需要内核缺陷；实验环境能做出的是与之相邻的情形：日志在等磁盘。"
        },
        "run": "truncate -s 300M /tmp/unhang.img; L=$(losetup -f --show /tmp/unhang.img); dmsetup create unhang-lab --table \"0 $(blockdev --getsz $L) linear $L 0\"\nmkfs.ext4 -q /dev/mapper/unhang-lab; mkdir -p /mnt/unhang-lab; mount /dev/mapper/unhang-lab /mnt/unhang-lab\ndmsetup suspend --nolockfs unhang-lab"
      },
      {
        "do": {
          "en": "Write, and look at the journal thread: the disk stands in its stack, so this rule must step back.",
          "zh-CN": "写入，再看日志线程：它的栈里是磁盘等待，因此本规则必须让位。"
        },
        "run": "dd if=/dev/zero of=/mnt/unhang-lab/x bs=4k count=1 conv=fsync & sleep 10; for p in $(pgrep ^jbd2/dm); do cat /proc/$p/stack; done; timeout -s KILL 5 df -h"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "dmsetup resume unhang-lab; wait; umount /mnt/unhang-lab; dmsetup remove unhang-lab; losetup -d $L; rm /tmp/unhang.img; rmdir /mnt/unhang-lab",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "Free what the holder waits for: memory, the other file system, the frozen one. The journal then commits and everybody goes on.",
          "zh-CN": "解除持有者所等待的东西：内存、另一个文件系统或被冻结的文件系统。日志随即提交，所有任务恢复。"
        },
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        },
        "when": "holder"
      },
      {
        "do": {
          "en": "Kill the holder, if it can be killed; do not kill the writers, they merely wait in line.",
          "zh-CN": "若持有者可以被 kill，则结束它；不要 kill 写入者，它们只是在排队。"
        },
        "risk": "medium",
        "undo": {
          "en": "start the program again",
          "zh-CN": "重新启动该程序"
        }
      },
      {
        "do": {
          "en": "Save a dump for whoever mends the kernel (the command crashes the host at once; kdump must be set up), then reboot without a sync, which would hang as well. The journal is replayed; what was not yet committed is lost.",
          "zh-CN": "先为修复内核者保存 vmcore（该命令会立即使主机崩溃；须已配置 kdump），再在不执行 sync 的情况下重启（sync 同样会挂起）。启动时会重放日志；尚未提交的内容会丢失。"
        },
        "run": "echo c > /proc/sysrq-trigger",
        "risk": "high",
        "undo": {
          "en": "none",
          "zh-CN": "无法撤销"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "If a program or a driver kept the handle, mend that. If none is found, it is a bug of the kernel: compare the changelog of the newest kernel of your vendor under ext4 and jbd2, and report the stacks.",
          "zh-CN": "若是某个程序或驱动没有归还 handle，就修复它。若找不到，则是内核缺陷：对照厂商最新内核中 ext4 与 jbd2 的变更记录，并提交这些内核栈。"
        },
        "run": "rpm -q --changelog kernel | grep -iE 'ext4|jbd2' | head -n 50"
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The file system takes a write.",
          "zh-CN": "文件系统能够写入。"
        },
        "run": "timeout -s KILL 10 sh -c 'T=$(mktemp -p \"$0\") && sync \"$T\" && rm \"$T\"' {{target}}; echo $?",
        "expect": {
          "en": "0, and not 137",
          "zh-CN": "0，而不是 137"
        },
        "held": "looked && !stillWaits",
        "broken": "stillWaits"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, !w.momentary && w.family == 'journal' && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the journal of {{target}}",
          "zh-CN": "{{comm}}（{{pid}}）在等待 {{target}} 的日志"
        },
        "limit": 3
      }
    },
    "references": [
      {
        "title": "Linux: the journalling layer, handles and transactions",
        "url": "https://www.kernel.org/doc/html/latest/filesystems/journalling.html"
      },
      {
        "title": "Tasks stuck in jbd2 for a long time, on 5.10",
        "url": "https://lore.kernel.org/all/153d081d-e738-b916-4f72-364b2c1cc36a@amazon.com/"
      },
      {
        "title": "A stuck jbd2 thread, on 6.12",
        "url": "https://lore.kernel.org/linux-ext4/66m4l71s4ANfMiUZejbuy4I10428c0I-mROXkkvtD_frTsEzhb7xgh-H3ugGl_K5wr3IOo3hjfNKerH_70pQ5MO1w34m-12cIPacpZMi9Cg=@proton.me/"
      }
    ]
  },
  {
    "id": "lustre",
    "severity": "high",
    "title": {
      "en": "A Lustre server does not answer",
      "zh-CN": "Lustre 服务器不应答"
    },
    "headline": {
      "en": "df hangs on {{target}}: a server of Lustre ({{lostTarget}}) does not answer, or is in recovery.",
      "zh-CN": "df 挂在 {{target}}：Lustre 的某台服务器（{{lostTarget}}）不应答，或正在恢复。"
    },
    "summary": {
      "en": "The client keeps the requests for a target (MDT, OST) that it lost the connection to, and waits until that target or its fail-over partner has recovered: without an end if neither comes. Recovery itself takes some minutes and ends by itself. Waiters sleep in ptlrpc_set_wait, mostly in state S or I, where the hung-task watchdog does not look. Mounted with lazystatfs, df leaves lost OSTs out, and hangs for a lost MDT only. A client that was evicted gets errors instead.",
      "zh-CN": "客户端与某个目标（MDT、OST）失去连接后会保留对它的请求，一直等到该目标或其故障切换伙伴完成恢复；若两者都不回来则没有期限。 恢复本身需要几分钟并会自行结束。等待者睡在 ptlrpc_set_wait，多为 S 或 I 状态，hung-task 检测不查看这些状态。 以 lazystatfs 挂载时，df 会跳过失联的 OST，只因失联的 MDT 而挂起。被驱逐的客户端得到的是错误。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "hangingMounts.filter(h, h.families.exists(f, f == 'lustre') && h.basis != 'candidate').map(h, h.target) + hangingMounts.filter(h, h.families.exists(f, f == 'lustre')).map(h, h.target)",
        "default": "MOUNTPOINT"
      },
      "lostTarget": {
        "see": "logSigns.filter(s, s.topic == 'lustre-connection-lost' && !s.resolved && !s.earlierBoot).map(s, s.subject)",
        "default": "MDT/OST"
      }
    },
    "signals": {
      "stackWait": {
        "see": "waits.filter(w, w.family == 'lustre' && w.basis == 'stack' && !w.momentary && w.role != 'mount-helper' && !w.kernelThread)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for a Lustre server",
          "zh-CN": "{{comm}}（{{pid}}）在等待 Lustre 服务器"
        },
        "limit": 6
      },
      "lastingWait": {
        "see": "waits.filter(w, w.family == 'lustre' && w.basis == 'stack' && !w.momentary && w.role != 'mount-helper' && !w.kernelThread && (w.blockedForSeconds >= 10 || w.report == 'hung-task' || (w.comm.re('^(df|ls|dir|stat|umount|touch|mkdir|rmdir|test|mountpoint|readlink|pwd)$') && (w.ageSeconds >= 5 || w.together >= 2))))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) has waited too long for an answer that was only slow",
          "zh-CN": "{{comm}}（{{pid}}）等待过久，不只是应答慢"
        },
        "limit": 2
      },
      "wchanWait": {
        "see": "waits.filter(w, w.family == 'lustre' && w.basis != 'stack' && !w.momentary && w.role != 'mount-helper' && !w.kernelThread)",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}}",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}"
        },
        "limit": 6
      },
      "longWait": {
        "see": "waits.filter(w, w.family == 'lustre' && !w.momentary && (w.blockedForSeconds >= 60 || (w.ageSeconds >= 60 && w.comm.re('^(df|ls|dir|stat|umount|touch|mkdir|rmdir|test|mountpoint|readlink|pwd)$'))))",
        "cite": "processRows",
        "says": {
          "en": "{{comm}} ({{pid}}) has run or been blocked for more than a minute, and waits",
          "zh-CN": "{{comm}}（{{pid}}）已运行或阻塞一分钟以上，仍在等待"
        },
        "limit": 2
      },
      "momentaryWait": {
        "see": "waits.filter(w, w.family == 'lustre' && w.momentary && w.role != 'mount-helper' && !w.kernelThread)",
        "says": {
          "en": "{{comm}} ({{pid}}) had a request under way; whether for a moment or for good, one look cannot tell",
          "zh-CN": "{{comm}}（{{pid}}）有一个请求正在途中；是片刻还是不再返回，单凭一次查看无法断定"
        },
        "limit": 3
      },
      "mounted": {
        "see": "hangingMounts.filter(h, h.families.exists(f, f == 'lustre'))",
        "says": {
          "en": "the mount that they wait for: {{device}} on {{target}}",
          "zh-CN": "它们所等待的挂载：{{target}} 上的 {{device}}"
        },
        "limit": 2
      },
      "dfPassed": {
        "see": "diskUsage.filter(u, hangingMounts.exists(h, h.type.re('^lustre') && h.target == u.target))",
        "role": "against",
        "says": {
          "en": "a df in this bundle got its answer from {{target}}",
          "zh-CN": "本包中的 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      },
      "pastRecovery": {
        "see": "waits.filter(w, w.family == 'lustre' && !w.momentary && (w.blockedForSeconds >= 300 || (w.ageSeconds >= 300 && w.comm.re('^(df|ls|dir|stat|umount|touch|mkdir|rmdir|test|mountpoint|readlink|pwd)$'))))",
        "cite": "processRows",
        "says": {
          "en": "{{comm}} ({{pid}}) has waited for longer than a recovery takes (300 s)",
          "zh-CN": "{{comm}}（{{pid}}）的等待已超过一次恢复所需的时间（300 秒）"
        },
        "limit": 2
      },
      "lost": {
        "see": "logSigns.filter(s, s.topic == 'lustre-connection-lost' && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "the connection to {{subject}} was lost, and was not restored",
          "zh-CN": "与 {{subject}} 的连接已断开，其后未恢复"
        },
        "limit": 3
      },
      "restored": {
        "see": "logSigns.filter(s, s.topic == 'lustre-connection-lost' && s.resolved && !s.earlierBoot)",
        "cite": "seenAt",
        "role": "against",
        "says": {
          "en": "the connection to {{subject}} was restored",
          "zh-CN": "与 {{subject}} 的连接已恢复"
        },
        "limit": 2
      },
      "silent": {
        "see": "logSigns.filter(s, (s.topic == 'lustre-request-timed-out' || s.topic == 'lustre-error') && !s.earlierBoot)",
        "says": {
          "en": "requests to a server timed out or failed ({{topic}})",
          "zh-CN": "对服务器的请求超时或失败（{{topic}}）"
        },
        "limit": 2
      },
      "evicted": {
        "see": "logSigns.filter(s, s.topic == 'lustre-evicted' && !s.earlierBoot)",
        "role": "against",
        "says": {
          "en": "this client was evicted by {{subject}}: what it had under way ended with errors",
          "zh-CN": "此客户端已被 {{subject}} 驱逐：进行中的操作以错误结束"
        },
        "limit": 1
      },
      "lazy": {
        "see": "mounts.filter(m, m.type.re('^lustre') && m.table != 'fstab' && 'lazystatfs' in m.options)",
        "role": "against",
        "says": {
          "en": "{{target}} is mounted with lazystatfs: a lost OST alone does not hold up df",
          "zh-CN": "{{target}} 以 lazystatfs 挂载：仅 OST 失联不会阻塞 df"
        },
        "limit": 1
      },
      "eager": {
        "see": "mounts.filter(m, m.type.re('^lustre') && m.table != 'fstab' && !('lazystatfs' in m.options))",
        "role": "context",
        "says": {
          "en": "{{target}} is mounted without lazystatfs: df asks every OST",
          "zh-CN": "{{target}} 未以 lazystatfs 挂载：df 会询问每个 OST"
        },
        "limit": 1
      },
      "deadSocket": {
        "see": "sockets.filter(s, s.remote.endsWith(':988') && (s.state == 'SYN-SENT' || s.retries >= 3))",
        "says": {
          "en": "the connection to {{remote}} gets no answer ({{state}})",
          "zh-CN": "到 {{remote}} 的连接得不到应答（{{state}}）"
        },
        "limit": 2
      },
      "detachedWait": {
        "see": "waits.filter(w, w.family == 'lustre' && w.basis == 'stack' && !w.momentary && w.target == '' && w.candidates.size() == 0 && mounts.exists(m, m.table != 'fstab'))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for a mount that no table has any more",
          "zh-CN": "{{comm}}（{{pid}}）在等待一个挂载表中已不存在的挂载"
        },
        "limit": 2
      },
      "collectorGaveUp": {
        "see": "timeouts.filter(t, t.command.re('^(/[^ ]{1,40}/)?(df|findmnt|lsof|stat|umount)( |$)'))",
        "says": {
          "en": "the collecting tool gave up on {{command}}",
          "zh-CN": "收集工具放弃了 {{command}}"
        },
        "limit": 2
      },
      "lingering": {
        "see": "lingeringCommands.filter(l, l.sleepsIn == '')",
        "says": {
          "en": "{{command}} ({{pid}}) has run for {{ageSeconds}} s; where it sleeps is not known",
          "zh-CN": "{{command}}（{{pid}}）已运行 {{ageSeconds}} 秒；睡在何处未知"
        },
        "limit": 2
      },
      "ourMount": {
        "see": "mounts.filter(m, m.type.re('^lustre') && m.table != 'fstab')",
        "role": "context",
        "says": {
          "en": "{{device}} is mounted on {{target}}",
          "zh-CN": "{{device}} 挂载在 {{target}}"
        },
        "limit": 1
      },
      "otherWait": {
        "see": "waits.filter(w, !w.momentary && !(w.family == 'lustre'))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for something else",
          "zh-CN": "{{comm}}（{{pid}}）在等待别的东西"
        },
        "limit": 1
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: nobody waits for a Lustre server",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有任务在等待 Lustre 服务器"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "(lastingWait && mounted && (lost || deadSocket) && (pastRecovery || collectorGaveUp) && !dfPassed) || (lastingWait && detachedWait && lost && pastRecovery && !mounted)",
      "probable": "(lastingWait && mounted && (lost || deadSocket || silent || longWait || collectorGaveUp) && !dfPassed) || (stackWait && mounted && lost && !dfPassed) || (lastingWait && lost && !mounted) || (wchanWait && mounted && (lost || deadSocket || (longWait && silent) || collectorGaveUp) && !dfPassed) || (collectorGaveUp && lost && ourMount && !otherWait && !dfPassed)",
      "possible": "stackWait || wchanWait || momentaryWait || (lost && ourMount) || (lingering && ourMount && !otherWait)"
    },
    "ruledOut": [
      {
        "when": "restored && !lost && looked && !stackWait && !wchanWait && !momentaryWait && !lingering && !collectorGaveUp",
        "because": {
          "en": "A connection was lost and restored, which is a recovery as it should be; nobody waits.",
          "zh-CN": "连接曾断开并已恢复，这是正常的恢复过程；没有任务在等待。"
        }
      },
      {
        "when": "looked && !stackWait && !wchanWait && !momentaryWait && !(lost && ourMount) && !(lingering && ourMount && !otherWait)",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for a Lustre server.",
          "zh-CN": "没有任务在等待 Lustre 服务器。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "A target of the file system (MDT or OST) is down, failing over, or cut off from this client.",
          "zh-CN": "文件系统的某个目标（MDT 或 OST）已下线、正在故障切换，或与本客户端隔绝。"
        },
        "observed": "lost || deadSocket || silent",
        "inferred": "stackWait || wchanWait"
      },
      {
        "claim": {
          "en": "The client keeps its requests and waits for recovery; that has taken longer than a recovery does.",
          "zh-CN": "客户端保留请求并等待恢复；而这已比一次恢复所需的时间更久。"
        },
        "observed": "pastRecovery",
        "inferred": "lost || stackWait || wchanWait"
      },
      {
        "claim": {
          "en": "df asks the MDT, and without lazystatfs each OST, and sleeps in ptlrpc_set_wait.",
          "zh-CN": "df 询问 MDT（未用 lazystatfs 时还询问每个 OST），睡在 ptlrpc_set_wait。"
        },
        "observed": "stackWait || wchanWait",
        "inferred": "collectorGaveUp || lingering"
      }
    ],
    "missing": [
      {
        "unless": "stackWait || !momentaryWait",
        "fact": {
          "en": "a second look at the waiting task",
          "zh-CN": "再次查看等待中的任务"
        },
        "why": {
          "en": "a request that is still there ten seconds later is not on its way",
          "zh-CN": "十秒之后仍在的请求就不是正在途中"
        },
        "command": "ps axo pid,state,wchan:32,lstart,args > /tmp/ps.1; sleep 10; ps axo pid,state,wchan:32,lstart,args > /tmp/ps.2; grep -hE \"^ *[0-9]+ D\" /tmp/ps.1 /tmp/ps.2 | sort | uniq -d"
      },
      {
        "unless": "stackWait",
        "fact": {
          "en": "kernel stacks of the waiting tasks",
          "zh-CN": "等待任务的内核栈"
        },
        "why": {
          "en": "they show which file system is asked",
          "zh-CN": "它们能说明请求的是哪个文件系统"
        },
        "command": "for p in $(pgrep -x df; pgrep -x ls; pgrep -x stat); do echo \"== $p\"; cat /proc/$p/comm /proc/$p/wchan /proc/$p/stack; done"
      },
      {
        "unless": "mounted || ourMount",
        "fact": {
          "en": "the mounts and their options",
          "zh-CN": "挂载及其选项"
        },
        "why": {
          "en": "whether there is such a mount at all, and how it is mounted",
          "zh-CN": "是否有此类挂载及其挂载方式"
        },
        "command": "cat /proc/self/mountinfo"
      },
      {
        "unless": "lost || restored || deadSocket",
        "fact": {
          "en": "the kernel log and the state of every target",
          "zh-CN": "内核日志与每个目标的状态"
        },
        "why": {
          "en": "they name the target that is lost, and tell recovery from loss",
          "zh-CN": "它们能指出失联的目标，并区分恢复与失联"
        },
        "command": "dmesg -T | grep -E 'Lustre|LNet'; timeout 20 lfs check servers; timeout 20 lctl get_param '*.*.import' | grep -E 'name|state|current_connection'"
      },
      {
        "unless": "pastRecovery || !lost",
        "fact": {
          "en": "whether recovery is under way on the server",
          "zh-CN": "服务器上是否正在恢复"
        },
        "why": {
          "en": "a recovery ends by itself, with a time that the server knows",
          "zh-CN": "恢复会自行结束，剩余时间服务器知道"
        },
        "command": "lctl get_param '*.*.recovery_status'"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine with a Lustre server build: start a file system of loop devices with the test scripts.",
          "zh-CN": "在装有 Lustre 服务端构建的可丢弃机器上：用测试脚本在 loop 设备上启动文件系统。"
        },
        "run": "cd /usr/lib64/lustre/tests && ./llmount.sh; mount -t lustre"
      },
      {
        "do": {
          "en": "Stop the MDT, and watch df hang.",
          "zh-CN": "停止 MDT，观察 df 挂起。"
        },
        "run": "umount -f /mnt/lustre-mds1; df /mnt/lustre & sleep 20; cat /proc/$!/stack; dmesg | tail -n 3"
      },
      {
        "do": {
          "en": "Clean up: start the MDT again, wait for recovery, and take it all down.",
          "zh-CN": "清理：重新启动 MDT，等待恢复，然后全部卸下。"
        },
        "run": "cd /usr/lib64/lustre/tests && ./llmount.sh; wait; ./llmountcleanup.sh",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See the other file systems at once. df of coreutils 8.21 to 8.27 (RHEL 7 has 8.22) may ask excluded types all the same and hang: name the mount points there, as in df -h / /var.",
          "zh-CN": "立即查看其他文件系统。coreutils 8.21 至 8.27 的 df（RHEL 7 为 8.22）仍可能查询被排除的类型而挂起：此时请写明挂载点，例如 df -h / /var。"
        },
        "run": "df -h -x lustre",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Find the target that is lost, and bring it or its partner back: all who wait go on after recovery, and nothing is lost.",
          "zh-CN": "找出失联的目标并恢复它或其伙伴：恢复完成后所有等待者继续，不会丢失任何内容。"
        },
        "run": "timeout 20 lfs check servers; timeout 20 lctl dl; timeout 20 lctl get_param '*.*.import' | grep -E 'name|state|current_connection'",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Give up an OST that will not come back: on this client, calls that need it end with EIO at once.",
          "zh-CN": "放弃不会再回来的 OST：本客户端上需要它的调用会立即以 EIO 返回。"
        },
        "run": "lctl --device DEVICE-NUMBER-OF-THE-OSC deactivate",
        "risk": "high",
        "undo": {
          "en": "lctl --device DEVICE-NUMBER-OF-THE-OSC activate",
          "zh-CN": "lctl --device DEVICE-NUMBER-OF-THE-OSC activate"
        },
        "when": "lost"
      },
      {
        "do": {
          "en": "End all requests of this mount and take it away; what was not written is lost.",
          "zh-CN": "结束该挂载的所有请求并将其移除；未写入的内容会丢失。"
        },
        "run": "timeout -s KILL 60 umount -f {{target}}",
        "risk": "high",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        },
        "when": "mounted"
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Mend the server or the network (LNet) to it, and test the fail-over of its targets.",
          "zh-CN": "修复服务器或到它的网络（LNet），并测试其目标的故障切换。"
        }
      },
      {
        "do": {
          "en": "Mount with lazystatfs (the default since Lustre 2.9), so that a lost OST does not hold up df.",
          "zh-CN": "以 lazystatfs 挂载（Lustre 2.9 起为默认），使失联的 OST 不会阻塞 df。"
        },
        "run": "grep -nE \"[[:space:]]lustre[[:space:]]\" /etc/fstab",
        "when": "eager"
      },
      {
        "do": {
          "en": "Let monitoring and scripts leave Lustre out, or ask with a time limit.",
          "zh-CN": "让监控与脚本跳过 Lustre，或带超时查询。"
        },
        "run": "df -h -x lustre"
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The mount answers.",
          "zh-CN": "挂载能够应答。"
        },
        "run": "timeout -s KILL 5 stat -f -- {{target}}; echo $?",
        "expect": {
          "en": "not 124 and not 137; a command that never returns says that it still hangs",
          "zh-CN": "不是 124 也不是 137；若命令一直不返回，说明仍在挂起"
        },
        "held": "passed",
        "broken": "stillWaits"
      },
      {
        "do": {
          "en": "Nobody waits for it any more.",
          "zh-CN": "不再有任务等待它。"
        },
        "run": "ps axo pid,state,wchan:32,args | grep -E \"^ *[0-9]+ D\"",
        "expect": {
          "en": "no line",
          "zh-CN": "没有输出"
        },
        "held": "looked && !stillWaits",
        "broken": "stillWaits"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, w.family == 'lustre' && !w.momentary && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在 {{target}} 上等待"
        },
        "limit": 3
      },
      "passed": {
        "see": "diskUsage.filter(u, u.target in before.target)",
        "says": {
          "en": "a df got an answer from {{target}}",
          "zh-CN": "某次 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      }
    },
    "references": [
      {
        "title": "Lustre manual: recovery",
        "url": "https://doc.lustre.org/lustre_manual.xhtml#lustrerecovery"
      },
      {
        "title": "mount.lustre(8): lazystatfs",
        "url": "https://github.com/lustre/lustre-release/blob/master/lustre/doc/mount.lustre.8"
      },
      {
        "title": "openzfs/zfs 8994: a connection that was lost and restored, Lustre 2.12",
        "url": "https://github.com/openzfs/zfs/issues/8994"
      },
      {
        "title": "jade-hpc-gpu 14: what a client says of a server that is gone, Lustre 2.9",
        "url": "https://github.com/jade-hpc-gpu/jade-hpc-gpu.github.io/issues/14"
      }
    ]
  },
  {
    "id": "lvm-snapshot-full",
    "severity": "low",
    "title": {
      "en": "An LVM snapshot overflowed, which is no hang",
      "zh-CN": "LVM 快照溢出，但这不是挂起"
    },
    "headline": {
      "en": "No hang: the snapshot {{snapshot}} overflowed and is invalid; whatever asks it gets an I/O error at once.",
      "zh-CN": "并非挂起：快照 {{snapshot}} 已溢出失效；对它的访问会立即得到 I/O 错误。"
    },
    "summary": {
      "en": "A classic LVM snapshot keeps the old blocks of its origin in a store of fixed size. When that is full, the kernel gives the snapshot up: reads and writes of it fail at once, and a mount of it is useless (its file system goes read-only or shuts down). The origin is not touched. If something hangs, it hangs for another reason.",
      "zh-CN": "传统 LVM 快照把原卷的旧块保存在固定大小的存储区中。存储区写满后，内核放弃该快照：对它的读写立即失败，其挂载也就没有用了 （文件系统变为只读或关闭）。原卷不受影响。如果有东西挂起，原因在别处。"
    },
    "needs": [
      {
        "any": [
          "dm-devices",
          "logical-volumes",
          "log-signs",
          "task-overviews"
        ],
        "fact": {
          "en": "the state of the snapshots",
          "zh-CN": "快照的状态"
        },
        "why": {
          "en": "without it nothing can be said of an overflow",
          "zh-CN": "没有它就无法判断是否溢出"
        },
        "command": "lvs -a; dmsetup status --target snapshot"
      }
    ],
    "values": {
      "snapshot": {
        "see": "logicalVolumes.filter(l, l.invalid).map(l, l.vg + '/' + l.name) + dmDevices.filter(d, d.invalid).map(d, d.name)",
        "default": "VG/SNAPSHOT"
      },
      "target": {
        "see": "mounts.filter(m, m.table != 'fstab' && m.table != 'mtab' && (dmDevices.exists(d, d.invalid && m.device == '/dev/mapper/' + d.name) || logicalVolumes.exists(l, l.invalid && (m.device == '/dev/mapper/' + l.vg + '-' + l.name || m.device == '/dev/' + l.vg + '/' + l.name)))).map(m, m.target)",
        "default": "MOUNTPOINT"
      },
      "lv": {
        "see": "logicalVolumes.filter(l, l.invalid).map(l, l.vg + '/' + l.name)",
        "default": "VG/SNAPSHOT"
      }
    },
    "signals": {
      "invalidStatus": {
        "see": "dmDevices.filter(d, d.invalid)",
        "says": {
          "en": "dmsetup shows the snapshot {{name}} as invalid",
          "zh-CN": "dmsetup 显示快照 {{name}} 已失效"
        },
        "limit": 3
      },
      "invalidLv": {
        "see": "logicalVolumes.filter(l, l.invalid)",
        "says": {
          "en": "lvs shows {{vg}}/{{name}} as invalid ({{attr}})",
          "zh-CN": "lvs 显示 {{vg}}/{{name}} 已失效（{{attr}}）"
        },
        "limit": 3
      },
      "invalidLog": {
        "see": "logSigns.filter(s, s.topic == 'dm-snapshot-invalid' && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "the log says that the snapshot {{subject}} was invalidated",
          "zh-CN": "日志称快照 {{subject}} 已失效"
        },
        "limit": 3
      },
      "filling": {
        "see": "logSigns.filter(s, s.topic == 'snapshot-filling' && !s.resolved && !s.earlierBoot)",
        "role": "context",
        "says": {
          "en": "dmeventd warned that {{subject}} was filling up",
          "zh-CN": "dmeventd 曾警告 {{subject}} 快要写满"
        },
        "limit": 2
      },
      "snapshotMount": {
        "see": "mounts.filter(m, m.table != 'fstab' && m.table != 'mtab' && (dmDevices.exists(d, d.invalid && m.device == '/dev/mapper/' + d.name) || logicalVolumes.exists(l, l.invalid && (m.device == '/dev/mapper/' + l.vg + '-' + l.name || m.device == '/dev/' + l.vg + '/' + l.name))))",
        "says": {
          "en": "the invalid snapshot is mounted: {{device}} on {{target}}",
          "zh-CN": "失效的快照仍处于挂载状态：{{device}} 位于 {{target}}"
        },
        "limit": 2
      },
      "ioErrors": {
        "see": "logSigns.filter(s, s.topic.re('^(block-io-error|ext4-error|ext4-aborted|xfs-error|xfs-shutdown)$') && s.subject.startsWith('dm-') && !s.earlierBoot)",
        "role": "context",
        "says": {
          "en": "I/O errors follow: {{topic}} {{subject}}",
          "zh-CN": "随后出现 I/O 错误：{{topic}} {{subject}}"
        },
        "limit": 2
      },
      "sound": {
        "see": "dmDevices.filter(d, d.by == 'status' && d.target == 'snapshot' && !d.invalid)",
        "role": "context",
        "says": {
          "en": "the snapshot {{name}} is valid: {{usedPercent}} % of its store in use",
          "zh-CN": "快照 {{name}} 有效：存储区已用 {{usedPercent}} %"
        },
        "limit": 2
      },
      "asleep": {
        "see": "waits.filter(w, !w.momentary && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs|fs-lock)$'))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}}: that hangs, and an invalid snapshot fails at once",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}：这是挂起，而失效的快照会立即报错"
        },
        "limit": 2
      },
      "searched": {
        "see": "members.filter(m, m.kinds.exists(k, k == 'logical-volumes' || k == 'dm-devices' || k == 'log-signs'))",
        "role": "context",
        "says": {
          "en": "this was read, and tells of no invalid snapshot",
          "zh-CN": "已读取，其中没有快照失效的迹象"
        },
        "limit": 2
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed, and nothing tells of a snapshot",
          "zh-CN": "列出了 {{tasks}} 个任务，没有快照的迹象"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "(invalidStatus || invalidLv) && snapshotMount && !asleep",
      "probable": "(invalidStatus || invalidLv) && (snapshotMount || invalidLog || ioErrors)",
      "possible": "invalidStatus || invalidLv || invalidLog"
    },
    "ruledOut": [
      {
        "when": "sound && !invalidStatus && !invalidLv && !invalidLog",
        "because": {
          "en": "The snapshots are valid.",
          "zh-CN": "快照均有效。"
        }
      },
      {
        "when": "(searched || looked) && !invalidStatus && !invalidLv && !invalidLog",
        "byAbsence": true,
        "because": {
          "en": "Nothing tells of an invalid snapshot.",
          "zh-CN": "没有快照失效的迹象。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "So much was written to the origin, or to the snapshot, that its store filled up.",
          "zh-CN": "对原卷或快照的写入过多，快照的存储区被写满。"
        },
        "observed": "filling || invalidLog",
        "inferred": "invalidStatus || invalidLv"
      },
      {
        "claim": {
          "en": "The kernel marked the snapshot {{snapshot}} as invalid.",
          "zh-CN": "内核将快照 {{snapshot}} 标记为失效。"
        },
        "observed": "invalidStatus || invalidLv || invalidLog"
      },
      {
        "claim": {
          "en": "Whatever asks it gets an I/O error at once; nobody waits.",
          "zh-CN": "对它的访问立即得到 I/O 错误；没有任务在等待。"
        },
        "observed": "ioErrors",
        "inferred": "invalidStatus || invalidLv || invalidLog"
      }
    ],
    "missing": [
      {
        "unless": "invalidStatus || invalidLv || sound",
        "fact": {
          "en": "the state of the snapshots",
          "zh-CN": "快照的状态"
        },
        "why": {
          "en": "Invalid in dmsetup, or I as the fifth letter of lvs, tells which one it is",
          "zh-CN": "dmsetup 中的 Invalid，或 lvs 属性第五个字母 I，能说明是哪一个"
        },
        "command": "lvs -a; dmsetup status --target snapshot"
      },
      {
        "unless": "snapshotMount",
        "fact": {
          "en": "whether the snapshot is mounted",
          "zh-CN": "快照是否处于挂载状态"
        },
        "why": {
          "en": "a snapshot that is not mounted disturbs backups only",
          "zh-CN": "未挂载的快照只影响备份"
        },
        "command": "findmnt -rn -o TARGET,SOURCE; lsblk"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine: a snapshot with a store of 4 MiB, and more than that written to its origin.",
          "zh-CN": "在可丢弃的机器上：建立存储区只有 4 MiB 的快照，然后向原卷写入更多数据。"
        },
        "run": "truncate -s 128M /tmp/unhang.img; L=$(losetup -f --show /tmp/unhang.img); vgcreate unhanglab $L; lvcreate -L 64M -n home unhanglab; mkfs.ext4 -q /dev/unhanglab/home\nlvcreate -s -L 4M -n snap unhanglab/home; mkdir -p /mnt/unhang-lab; mount -o ro /dev/unhanglab/snap /mnt/unhang-lab; dd if=/dev/urandom of=/dev/unhanglab/home bs=1M seek=8 count=32 conv=fsync"
      },
      {
        "do": {
          "en": "The snapshot answers with errors, at once.",
          "zh-CN": "快照立即以错误应答。"
        },
        "run": "dmsetup status unhanglab-snap; timeout -s KILL 5 ls -lR /mnt/unhang-lab; echo $?"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "umount /mnt/unhang-lab; vgremove -ff -y unhanglab; losetup -j /tmp/unhang.img | cut -d: -f1 | xargs -r losetup -d; rmdir /mnt/unhang-lab; rm -f /tmp/unhang.img",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "Unmount the snapshot: what it held is lost already.",
          "zh-CN": "卸载该快照：其内容已经丢失。"
        },
        "run": "umount -l {{target}}",
        "risk": "low",
        "undo": {
          "en": "none is needed; it could not be read any more",
          "zh-CN": "无需撤销；它已无法读取"
        },
        "when": "snapshotMount"
      },
      {
        "do": {
          "en": "Remove the invalid snapshot, once you are sure that it is one and not the origin.",
          "zh-CN": "确认它是快照而不是原卷之后，删除失效的快照。"
        },
        "run": "lvremove {{lv}}",
        "risk": "medium",
        "undo": {
          "en": "none: make a new snapshot",
          "zh-CN": "无法撤销：重新建立快照"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Make snapshots larger, or let them grow: snapshot_autoextend_threshold below 100 in lvm.conf with dmeventd; and remove them after the backup.",
          "zh-CN": "建立更大的快照，或让其自动扩展：在 lvm.conf 中将 snapshot_autoextend_threshold 设为低于 100 并运行 dmeventd；备份后及时删除。"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "No snapshot is invalid any more.",
          "zh-CN": "不再有失效的快照。"
        },
        "run": "dmsetup status --target snapshot; lvs -a",
        "expect": {
          "en": "no Invalid, no I as the fifth letter",
          "zh-CN": "没有 Invalid，第五个字母不是 I"
        },
        "held": "(stateKnown && !invalidStatus) || (soundLv && !invalidLv)",
        "broken": "invalidStatus || invalidLv"
      }
    ],
    "after": {
      "stateKnown": {
        "see": "dmDevices.filter(d, d.by == 'status')",
        "says": {
          "en": "dmsetup tells the state of {{name}}",
          "zh-CN": "dmsetup 给出了 {{name}} 的状态"
        },
        "limit": 1
      },
      "soundLv": {
        "see": "logicalVolumes.filter(l, !l.invalid)",
        "says": {
          "en": "lvs tells the state of {{vg}}/{{name}}",
          "zh-CN": "lvs 给出了 {{vg}}/{{name}} 的状态"
        },
        "limit": 1
      }
    },
    "references": [
      {
        "title": "Linux: device-mapper snapshots",
        "url": "https://www.kernel.org/doc/html/latest/admin-guide/device-mapper/snapshot.html"
      },
      {
        "title": "lvs(8): the letters of Attr",
        "url": "https://man7.org/linux/man-pages/man8/lvs.8.html"
      },
      {
        "title": "lvm.conf(5): snapshot_autoextend_threshold",
        "url": "https://man7.org/linux/man-pages/man5/lvm.conf.5.html"
      }
    ]
  },
  {
    "id": "mount-namespace-lock",
    "severity": "critical",
    "title": {
      "en": "The lock of the mount table is taken, and its holder waits",
      "zh-CN": "挂载表的锁被占用，持有者自己在等待"
    },
    "headline": {
      "en": "df hangs before it asks any mount: somebody{{holder}} has the lock of the mount table, and waits.",
      "zh-CN": "df 在查询任何挂载之前就挂起：有任务{{holder}}持有挂载表的锁，而它自己在等待。"
    },
    "summary": {
      "en": "One semaphore (namespace_sem) guards the mounts of all namespaces. Whoever mounts, unmounts or starts a container takes it, and so does every reader of /proc/mounts; behind a writer that waits, readers queue as well. df reads the table before all else, so it hangs, and so do findmnt, systemd and the runtimes of containers. Those in the queue are victims: the cause is what the one holder waits for.",
      "zh-CN": "所有命名空间的挂载由一个信号量（namespace_sem）保护。挂载、卸载、启动容器都要获取它，读取 /proc/mounts 也不例外；只要有写者在排队， 读者同样要排在其后。df 首先要读取挂载表，因此挂起，findmnt、systemd 与容器运行时也一样。排队者都是受害者：原因在于那个持有者所等待的东西。"
    },
    "behind": [
      "nfs-v3-server-gone",
      "nfs-v4-server-gone",
      "cifs-server-gone",
      "cephfs-kernel",
      "lustre",
      "gfs2-dlm",
      "ocfs2-dlm",
      "host-share-gone",
      "fuse-daemon-net",
      "fuse-daemon-hung",
      "fuse-init-audit",
      "fuse-init-unanswered",
      "dm-suspended",
      "multipath-no-path",
      "block-io-stuck",
      "reclaim-deadlock"
    ],
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "holder": {
        "see": "waits.filter(w, !w.momentary && w.family == 'namespace-lock' && w.heldByBasis == 'kernel').map(w, ' (PID ' + string(w.heldBy) + ')')",
        "default": ""
      },
      "holderPid": {
        "see": "waits.filter(w, !w.momentary && w.family == 'namespace-lock' && w.heldBy > 0).map(w, w.heldBy) + waits.filter(w, !w.momentary && w.family != 'namespace-lock' && w.family != 'user-space' && w.role != 'worker' && (w.call == 'umount' || w.call == 'mount' || w.role == 'umount' || w.role == 'mount-helper')).map(w, w.pid)",
        "default": "PID-OF-THE-HOLDER"
      }
    },
    "signals": {
      "stackWait": {
        "see": "waits.filter(w, w.family == 'namespace-lock' && w.basis == 'stack' && !w.momentary && !w.anchor.re('^(do|path)_mount$'))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the lock of the mount table in {{anchor}}",
          "zh-CN": "{{comm}}（{{pid}}）在 {{anchor}} 中等待挂载表的锁"
        },
        "limit": 6
      },
      "vagueWait": {
        "see": "waits.filter(w, w.family == 'namespace-lock' && w.basis == 'stack' && !w.momentary && w.anchor.re('^(do|path)_mount$'))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits in {{anchor}}: for the mount table or, in a remount, for one file system",
          "zh-CN": "{{comm}}（{{pid}}）在 {{anchor}} 中等待：等的是挂载表；若为重新挂载，则是某一个文件系统"
        },
        "limit": 3
      },
      "wchanWait": {
        "see": "waits.filter(w, w.family == 'namespace-lock' && w.basis != 'stack' && !w.momentary)",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}}",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}"
        },
        "limit": 6
      },
      "momentaryWait": {
        "see": "waits.filter(w, w.family == 'namespace-lock' && w.momentary)",
        "says": {
          "en": "{{comm}} ({{pid}}) waited for the lock of the mount table when it was looked at, as happens on a busy host",
          "zh-CN": "查看时 {{comm}}（{{pid}}）正在等待挂载表的锁，繁忙的主机上也会如此"
        },
        "limit": 2
      },
      "reader": {
        "see": "waits.filter(w, w.family == 'namespace-lock' && !w.momentary && (w.call == 'read' || w.anchor.re('^(m_start|mounts_open_common)$')))",
        "says": {
          "en": "{{comm}} ({{pid}}) hangs in reading the table of mounts",
          "zh-CN": "{{comm}}（{{pid}}）挂在读取挂载表上"
        },
        "limit": 2
      },
      "several": {
        "see": "waits.filter(w, w.family == 'namespace-lock' && !w.momentary && w.together >= 3)",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) is one of {{together}} who wait for it",
          "zh-CN": "{{comm}}（{{pid}}）是 {{together}} 个等待者之一"
        },
        "limit": 2
      },
      "longWait": {
        "see": "waits.filter(w, w.family == 'namespace-lock' && !w.momentary && (w.blockedForSeconds >= 60 || w.report == 'hung-task'))",
        "role": "context",
        "says": {
          "en": "the kernel reports {{comm}} ({{pid}}) as blocked for {{blockedForSeconds}} s",
          "zh-CN": "内核报告 {{comm}}（{{pid}}）已阻塞 {{blockedForSeconds}} 秒"
        },
        "limit": 2
      },
      "named": {
        "see": "waits.filter(w, w.family == 'namespace-lock' && !w.momentary && w.heldByBasis == 'kernel')",
        "says": {
          "en": "the kernel names who has the lock that {{comm}} ({{pid}}) waits for: PID {{heldBy}}",
          "zh-CN": "内核指出 {{comm}}（{{pid}}）所等的锁由谁持有：PID {{heldBy}}"
        },
        "limit": 2
      },
      "holderWait": {
        "see": "waits.filter(w, !w.momentary && w.family != 'namespace-lock' && w.family != 'user-space' && w.role != 'worker' && (w.call == 'umount' || w.call == 'mount' || w.role == 'umount' || w.role == 'mount-helper'))",
        "says": {
          "en": "{{comm}} ({{pid}}) mounts or unmounts, and waits itself for something else ({{family}}, {{anchor}}): it may have the lock",
          "zh-CN": "{{comm}}（{{pid}}）正在挂载或卸载，自己又在等待别的东西（{{family}}，{{anchor}}）：可能是它持有该锁"
        },
        "limit": 3
      },
      "gaveUp": {
        "see": "timeouts.filter(t, t.by != 'timeout' && t.command.re('^(/[^ ]{1,40}/)?(df|findmnt|mount|lsof)( |$)'))",
        "says": {
          "en": "the collecting tool gave up on {{command}}",
          "zh-CN": "收集工具放弃了 {{command}}"
        },
        "limit": 2
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: nobody waits for the mount table",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有任务在等待挂载表"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "stackWait && (several || longWait) && (named || holderWait || reader || gaveUp)",
      "probable": "(stackWait && (several || longWait || reader || named || holderWait)) || (wchanWait && (named || holderWait) && (several || longWait || gaveUp))",
      "possible": "stackWait || vagueWait || wchanWait || momentaryWait"
    },
    "ruledOut": [
      {
        "when": "looked && !stackWait && !vagueWait && !wchanWait && !momentaryWait",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for the lock of the mount table.",
          "zh-CN": "没有任务在等待挂载表的锁。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "One task, as a rule a mount or an unmount, has the lock, and waits for a server, a disk, memory or another lock.",
          "zh-CN": "某个任务（通常是挂载或卸载）持有该锁，并在等待服务器、磁盘、内存或另一把锁。"
        },
        "observed": "named || holderWait",
        "inferred": "stackWait || wchanWait"
      },
      {
        "claim": {
          "en": "Everybody else who mounts, unmounts or makes a namespace queues behind it.",
          "zh-CN": "其他挂载、卸载、创建命名空间的任务都排在其后。"
        },
        "observed": "stackWait || wchanWait",
        "inferred": "vagueWait || momentaryWait"
      },
      {
        "claim": {
          "en": "Readers of /proc/mounts queue behind the first writer in it, df before it has asked a single mount.",
          "zh-CN": "读取 /proc/mounts 的任务又排在第一个写者之后；df 还没有查询任何挂载就已挂起。"
        },
        "observed": "reader",
        "inferred": "stackWait || wchanWait"
      }
    ],
    "missing": [
      {
        "unless": "stackWait",
        "fact": {
          "en": "kernel stacks of all who sleep in D",
          "zh-CN": "所有 D 状态任务的内核栈"
        },
        "why": {
          "en": "they show whether it is the mount table that they wait for, and who waits for something else",
          "zh-CN": "它们能说明等待的是否为挂载表，以及谁在等待别的东西"
        },
        "command": "echo w > /proc/sysrq-trigger; dmesg"
      },
      {
        "unless": "named || holderWait",
        "fact": {
          "en": "who has the lock",
          "zh-CN": "谁持有该锁"
        },
        "why": {
          "en": "the holder is the one of them that does not wait for the lock; what it waits for is the cause",
          "zh-CN": "持有者就是其中不在等待该锁的那个；它所等待的东西才是原因"
        },
        "command": "for p in /proc/[0-9]*; do s=$(cat $p/stack 2>/dev/null); case $s in *mount*|*mnt*|*m_start*) echo \"== $p $(cat $p/comm)\"; echo \"$s\";; esac; done"
      }
    ],
    "reproduce": [],
    "workarounds": [
      {
        "do": {
          "en": "Ask one mount without the table of mounts: stat reads none.",
          "zh-CN": "不经挂载表而只查询一个挂载：stat 不读取该表。"
        },
        "run": "timeout -s KILL 5 stat -f -- /",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Give the holder what it waits for: the server, the path, the daemon. The queue then runs off by itself. Do not kill those in the queue; others take their places.",
          "zh-CN": "满足持有者所等待的东西：服务器、路径或守护进程。之后队列会自行散去。不要 kill 排队者；会有其他任务接替。"
        },
        "run": "cat /proc/{{holderPid}}/comm /proc/{{holderPid}}/wchan /proc/{{holderPid}}/stack",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "End it, where its wait can be ended (NFS since 2.6.25). What it mounted or unmounted is half done: look at it afterwards.",
          "zh-CN": "若其等待可被结束（2.6.25 起的 NFS），将其结束。它的挂载或卸载可能只完成一半：事后须检查。"
        },
        "run": "kill -9 {{holderPid}}",
        "risk": "medium",
        "undo": {
          "en": "mount or unmount again",
          "zh-CN": "重新挂载或卸载"
        },
        "when": "named || holderWait"
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Mend what the holder waits for; its own finding, if there is one, says how.",
          "zh-CN": "修复持有者所等待的东西；若它另有诊断结论，其中会说明方法。"
        }
      },
      {
        "do": {
          "en": "If nobody is to be found who holds it, take a crash dump with all tasks to the vendor of the kernel: a lock without a holder is a defect.",
          "zh-CN": "若找不到任何持有者，请将包含所有任务的 crash dump 交给内核厂商：没有持有者的锁属于缺陷。"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The table of mounts can be read.",
          "zh-CN": "挂载表可以读取。"
        },
        "run": "timeout -s KILL 5 cat /proc/self/mountinfo > /dev/null; echo $?",
        "expect": {
          "en": "0",
          "zh-CN": "0"
        },
        "held": "looked && !stillWaits",
        "broken": "stillWaits"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, !w.momentary && w.family == 'namespace-lock')",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the mount table again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在等待挂载表"
        },
        "limit": 3
      }
    },
    "references": [
      {
        "title": "Linux: the locking of mounts (fs/namespace.c)",
        "url": "https://github.com/torvalds/linux/blob/v6.6/fs/namespace.c"
      },
      {
        "title": "runc 3502: runc init in D by the thousand behind one mount",
        "url": "https://github.com/opencontainers/runc/issues/3502"
      },
      {
        "title": "systemd 28363: a remount that waits for one file system looks alike",
        "url": "https://github.com/systemd/systemd/issues/28363"
      }
    ]
  },
  {
    "id": "multipath-no-path",
    "severity": "high",
    "title": {
      "en": "A multipath map has lost its last path, and queues all I/O",
      "zh-CN": "多路径设备失去最后一条路径，所有 I/O 在排队"
    },
    "headline": {
      "en": "I/O to {{target}} hangs: the multipath map {{map}} has no path left, and queue_if_no_path keeps what is sent to it.",
      "zh-CN": "{{target}} 的 I/O 挂起：多路径设备 {{map}} 已无可用路径，queue_if_no_path 使 I/O 一直排队。"
    },
    "summary": {
      "en": "With queue_if_no_path (no_path_retry queue) a multipath map whose paths have all failed gives no error: it keeps the I/O until a path comes back. Reads of what is not cached, syncs, flushes and unmounts hang in state D. Not all of them are reported: a task in submit_bio_wait wakes up now and then on purpose, and khungtaskd passes it over. df without a path often answers from memory. The cause lies in the SAN: switch, zoning, target, host adapter, or the network of iSCSI.",
      "zh-CN": "启用 queue_if_no_path（no_path_retry queue）后，所有路径都失效的多路径设备不会报错，而是扣住 I/O 直到有路径恢复。读取未缓存内容、 sync、flush 与卸载都以 D 状态挂起。并非全部会被报告：处于 submit_bio_wait 的任务会有意定期醒来，khungtaskd 因而略过它。 不带路径的 df 往往仍能凭内存应答。根源在 SAN：交换机、zoning、存储端、主机适配器，或 iSCSI 的网络。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks",
          "multipaths",
          "dm-devices"
        ],
        "fact": {
          "en": "where tasks sleep and what the maps are like",
          "zh-CN": "任务在何处睡眠以及多路径设备的状态"
        },
        "why": {
          "en": "without these nothing can be seen of a map without paths",
          "zh-CN": "没有这些就看不到失去路径的多路径设备"
        },
        "command": "dmsetup status --target multipath; timeout -s KILL 30 multipath -ll; ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "waits.filter(w, w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs)$') && w.target != '' && (multipaths.exists(m, m.queueing && m.failedPaths == m.paths && w.device.startsWith('/dev/mapper/' + m.name)) || dmDevices.exists(d, d.by == 'status' && d.target == 'multipath' && d.activePaths == 0 && w.device.startsWith('/dev/mapper/' + d.name)))).map(w, w.target) + waits.filter(w, !w.momentary && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs)$') && (w.device == '' || w.device.re('^/dev/(mapper/|dm-)')) && w.target != '').map(w, w.target)",
        "default": "MOUNTPOINT"
      },
      "map": {
        "see": "multipaths.filter(m, m.queueing && m.failedPaths == m.paths).map(m, m.name) + dmDevices.filter(d, d.by == 'status' && d.target == 'multipath' && d.activePaths == 0).map(d, d.name)",
        "default": "NAME-OF-THE-MAP"
      }
    },
    "signals": {
      "waitsOnMap": {
        "see": "waits.filter(w, w.basis == 'stack' && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs)$') && (multipaths.exists(m, m.queueing && m.failedPaths == m.paths && w.device.startsWith('/dev/mapper/' + m.name)) || dmDevices.exists(d, d.by == 'status' && d.target == 'multipath' && d.activePaths == 0 && w.device.startsWith('/dev/mapper/' + d.name))))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for {{device}}, which has no path",
          "zh-CN": "{{comm}}（{{pid}}）在等待已无路径的 {{device}}"
        },
        "limit": 5
      },
      "diskWait": {
        "see": "waits.filter(w, w.basis == 'stack' && !w.momentary && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs)$') && (w.device == '' || w.device.re('^/dev/(mapper/|dm-)')))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for I/O in {{anchor}}",
          "zh-CN": "{{comm}}（{{pid}}）在 {{anchor}} 中等待 I/O"
        },
        "limit": 5
      },
      "diskWchan": {
        "see": "waits.filter(w, w.basis != 'stack' && !w.momentary && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs)$') && w.device.re('^/dev/(mapper/|dm-)'))",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}}",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}"
        },
        "limit": 4
      },
      "noPathMap": {
        "see": "multipaths.filter(m, m.queueing && m.failedPaths == m.paths)",
        "says": {
          "en": "map {{name}} ({{dm}}): {{failedPaths}} of {{paths}} paths have failed, and it queues ({{features}})",
          "zh-CN": "多路径设备 {{name}}（{{dm}}）：{{paths}} 条路径中 {{failedPaths}} 条失效，且在排队（{{features}}）"
        },
        "limit": 3
      },
      "failedRows": {
        "see": "multipaths.filter(m, m.queueing && m.paths > 0 && m.failedPaths == m.paths)",
        "cite": "pathRows",
        "says": {
          "en": "the paths of {{name}}, all of them failed",
          "zh-CN": "{{name}} 的路径，全部失效"
        },
        "limit": 1
      },
      "noPathStatus": {
        "see": "dmDevices.filter(d, d.by == 'status' && d.target == 'multipath' && d.activePaths == 0)",
        "says": {
          "en": "to the kernel {{name}} has no active path, {{failedPaths}} have failed",
          "zh-CN": "内核中 {{name}} 无活动路径，{{failedPaths}} 条失效"
        },
        "limit": 3
      },
      "queueTable": {
        "see": "dmDevices.filter(d, d.by == 'table' && d.queueIfNoPath)",
        "says": {
          "en": "the table of {{name}} says queue_if_no_path",
          "zh-CN": "{{name}} 的表中有 queue_if_no_path"
        },
        "limit": 2
      },
      "noPathLog": {
        "see": "logSigns.filter(s, s.topic == 'multipath-no-path' && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "the log says of {{subject}} that no active path remains, and of none that came back",
          "zh-CN": "日志称 {{subject}} 已无活动路径，此后未见恢复"
        },
        "limit": 3
      },
      "recoveryLog": {
        "see": "logSigns.filter(s, s.topic == 'multipath-queueing' && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "{{subject}} has gone into recovery mode: it queues",
          "zh-CN": "{{subject}} 已进入 recovery 模式：正在排队"
        },
        "limit": 2
      },
      "pathFailed": {
        "see": "logSigns.filter(s, s.topic == 'multipath-failing-path' && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "path {{subject}} failed and was not reinstated",
          "zh-CN": "路径 {{subject}} 失效，未见恢复"
        },
        "limit": 4
      },
      "linkLost": {
        "see": "logSigns.filter(s, s.topic.re('^(scsi-path-lost|fc-port-lost|iscsi-lost|scsi-offline|hba-trouble)$') && !s.resolved && !s.earlierBoot)",
        "role": "context",
        "says": {
          "en": "the way to the storage broke: {{topic}} {{subject}}",
          "zh-CN": "到存储的通路中断：{{topic}} {{subject}}"
        },
        "limit": 3
      },
      "notQueueing": {
        "see": "multipaths.filter(m, !m.queueing && m.paths > 0 && m.failedPaths == m.paths)",
        "role": "against",
        "says": {
          "en": "map {{name}} has no path either, but does not queue: its I/O fails at once",
          "zh-CN": "多路径设备 {{name}} 也无路径，但不排队：其 I/O 立即报错"
        },
        "limit": 2
      },
      "pathsLeft": {
        "see": "multipaths.filter(m, m.paths > m.failedPaths)",
        "role": "context",
        "says": {
          "en": "map {{name}} has a path that works: {{failedPaths}} of {{paths}} have failed",
          "zh-CN": "多路径设备 {{name}} 仍有可用路径：{{paths}} 条中 {{failedPaths}} 条失效"
        },
        "limit": 3
      },
      "suspended": {
        "see": "dmDevices.filter(d, d.suspended)",
        "role": "against",
        "says": {
          "en": "device {{name}} is suspended, which holds I/O back as well: dm-suspended",
          "zh-CN": "设备 {{name}} 被挂起（suspend），同样会扣住 I/O：见 dm-suspended"
        },
        "limit": 2
      },
      "searched": {
        "see": "members.filter(m, m.kinds.exists(k, k == 'log-signs' || k == 'multipaths' || k == 'dm-devices'))",
        "role": "context",
        "says": {
          "en": "this was read, and tells of no lost path",
          "zh-CN": "已读取，其中没有路径丢失的迹象"
        },
        "limit": 2
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "(waitsOnMap && (noPathMap || queueTable) && !suspended) || (diskWait && noPathMap && !suspended && (noPathLog || recoveryLog))",
      "probable": "waitsOnMap || (diskWait && (noPathMap || noPathStatus || noPathLog || recoveryLog)) || (diskWait && pathFailed && !pathsLeft && !suspended) || (diskWchan && noPathMap)",
      "possible": "noPathMap || (noPathStatus && queueTable) || noPathLog || recoveryLog || ((diskWait || diskWchan) && pathFailed && !pathsLeft)"
    },
    "ruledOut": [
      {
        "when": "notQueueing && !noPathMap && !noPathLog && !recoveryLog && !diskWait && !diskWchan",
        "because": {
          "en": "The map that lost its paths does not queue; I/O to it fails at once, which is no hang.",
          "zh-CN": "失去路径的多路径设备并不排队；对它的 I/O 立即报错，这不是挂起。"
        }
      },
      {
        "when": "pathsLeft && !noPathMap && !noPathStatus && !noPathLog && !recoveryLog && !notQueueing",
        "because": {
          "en": "Each multipath map has a path that works.",
          "zh-CN": "每个多路径设备都还有可用的路径。"
        }
      },
      {
        "when": "(looked || searched) && searched && !noPathMap && !noPathStatus && !noPathLog && !recoveryLog && !pathFailed && !notQueueing",
        "byAbsence": true,
        "because": {
          "en": "Neither maps nor logs tell of a path that was lost.",
          "zh-CN": "多路径设备与日志中都没有路径丢失的迹象。"
        }
      },
      {
        "when": "looked && !diskWait && !diskWchan && !noPathMap && !noPathStatus && !noPathLog && !recoveryLog",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for a device-mapper device.",
          "zh-CN": "没有任务在等待 device-mapper 设备。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "The way from this host to the storage broke: cable, switch, zoning, target, or the network.",
          "zh-CN": "本机到存储的通路中断：线缆、交换机、zoning、存储端或网络。"
        },
        "observed": "linkLost",
        "inferred": "noPathMap || noPathStatus || noPathLog || pathFailed"
      },
      {
        "claim": {
          "en": "The last path of {{map}} failed.",
          "zh-CN": "{{map}} 的最后一条路径失效。"
        },
        "observed": "noPathMap || noPathStatus || noPathLog",
        "inferred": "recoveryLog || pathFailed"
      },
      {
        "claim": {
          "en": "queue_if_no_path: the map queues its I/O instead of failing it.",
          "zh-CN": "queue_if_no_path：多路径设备让 I/O 排队，而不是报错。"
        },
        "observed": "noPathMap || queueTable || recoveryLog",
        "inferred": "diskWait || diskWchan"
      },
      {
        "claim": {
          "en": "Whoever needs the disk below {{target}} waits in state D; a task in submit_bio_wait is never reported as hung.",
          "zh-CN": "凡是需要 {{target}} 之下磁盘的任务都以 D 状态等待；处于 submit_bio_wait 的任务不会被报告为挂起。"
        },
        "observed": "waitsOnMap || diskWait || diskWchan",
        "inferred": "noPathMap || noPathStatus || noPathLog"
      }
    ],
    "missing": [
      {
        "unless": "noPathMap || pathsLeft || notQueueing || (noPathStatus && queueTable)",
        "fact": {
          "en": "the state of the maps and their paths",
          "zh-CN": "多路径设备及其路径的状态"
        },
        "why": {
          "en": "all paths failed together with queue_if_no_path is the whole proof",
          "zh-CN": "全部路径失效且带有 queue_if_no_path，即为全部证据"
        },
        "command": "dmsetup status --target multipath; dmsetup table --target multipath; timeout -s KILL 30 multipath -ll"
      },
      {
        "unless": "diskWait || waitsOnMap",
        "fact": {
          "en": "kernel stacks of the tasks in state D",
          "zh-CN": "D 状态任务的内核栈"
        },
        "why": {
          "en": "they show who waits for the disk; khungtaskd does not report all of them",
          "zh-CN": "它们能说明谁在等待磁盘；khungtaskd 不会报告全部"
        },
        "command": "echo w > /proc/sysrq-trigger; dmesg | tail -500"
      },
      {
        "unless": "noPathLog || recoveryLog",
        "fact": {
          "en": "the log of multipathd",
          "zh-CN": "multipathd 的日志"
        },
        "why": {
          "en": "it says when the last path went, and whether one came back",
          "zh-CN": "它能说明最后一条路径何时失效，以及是否有路径恢复"
        },
        "command": "journalctl -b --no-pager -u multipathd | tail -100; multipathd show paths"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine: put a multipath map with one path upon a loop device, mount it, and fail the path.",
          "zh-CN": "在可丢弃的机器上：在 loop 设备上建立只有一条路径的多路径设备，挂载后令路径失效。"
        },
        "run": "truncate -s 64M /tmp/unhang.img; L=$(losetup -f --show /tmp/unhang.img); mkfs.ext4 -q $L; N=$(lsblk -dno MAJ:MIN $L | tr -d ' ')\ndmsetup create unhangmp --table \"0 $(blockdev --getsz $L) multipath 1 queue_if_no_path 0 1 1 round-robin 0 1 1 $L 1000\"\nmkdir -p /mnt/unhang-lab; mount /dev/mapper/unhangmp /mnt/unhang-lab; dmsetup message unhangmp 0 \"fail_path $N\""
      },
      {
        "do": {
          "en": "The unmount hangs in submit_bio_wait, and is not reported.",
          "zh-CN": "卸载挂在 submit_bio_wait，且不会被报告。"
        },
        "run": "umount /mnt/unhang-lab & sleep 2; ps -o pid,state,wchan:24,args -C umount; dmsetup status unhangmp"
      },
      {
        "do": {
          "en": "Bring the path back and clean up.",
          "zh-CN": "恢复路径并清理。"
        },
        "run": "dmsetup message unhangmp 0 \"reinstate_path $N\"; wait; mountpoint -q /mnt/unhang-lab && umount /mnt/unhang-lab; dmsetup remove unhangmp; losetup -d $L; rmdir /mnt/unhang-lab; rm -f /tmp/unhang.img",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See which paths are gone, and whether the adapters still see their targets.",
          "zh-CN": "查看哪些路径丢失，以及适配器是否还能看到存储端。"
        },
        "run": "multipathd show paths; multipathd show maps status; grep -H . /sys/class/fc_host/*/port_state /sys/class/iscsi_session/*/state 2>/dev/null",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Repair the way to the storage: as soon as one path is back, everybody goes on and nothing is lost.",
          "zh-CN": "修复到存储的通路：只要恢复一条路径，所有等待者都会继续，且不丢数据。"
        },
        "risk": "low",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Let the waiting I/O fail instead: the hang ends, but writes are lost, and the file system may go read-only or shut down.",
          "zh-CN": "改为让等待中的 I/O 报错：挂起结束，但写入会丢失，文件系统可能变为只读或关闭。"
        },
        "run": "multipathd disablequeueing map {{map}}",
        "risk": "high",
        "undo": {
          "en": "multipathd restorequeueing map, and mount the file system anew",
          "zh-CN": "multipathd restorequeueing map，并重新挂载文件系统"
        }
      },
      {
        "do": {
          "en": "The same without multipathd.",
          "zh-CN": "不经 multipathd 的同一操作。"
        },
        "run": "dmsetup message {{map}} 0 fail_if_no_path",
        "risk": "high",
        "undo": {
          "en": "dmsetup message with queue_if_no_path, and mount the file system anew",
          "zh-CN": "dmsetup message 加 queue_if_no_path，并重新挂载文件系统"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Give multipath.conf a limit in place of queue: no_path_retry N fails the I/O after N checks (times polling_interval). Clusters and databases that must not lose writes keep queue on purpose.",
          "zh-CN": "在 multipath.conf 中用上限代替 queue：no_path_retry N 会在 N 次检查（乘以 polling_interval）后让 I/O 报错。不能丢写的集群与数据库会有意保留 queue。"
        }
      },
      {
        "do": {
          "en": "Remove maps of LUNs that were taken away on purpose, before the LUN goes: multipath -f, then delete the paths.",
          "zh-CN": "有意撤走的 LUN，须在撤走之前移除其多路径设备：先 multipath -f，再删除路径。"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "Each map has an active path.",
          "zh-CN": "每个多路径设备都有活动路径。"
        },
        "run": "multipath -ll; dmsetup status --target multipath",
        "expect": {
          "en": "active ready running on one path of each map at least",
          "zh-CN": "每个设备至少一条路径为 active ready running"
        },
        "held": "pathsLeft && !noPathMap && !noPathStatus",
        "broken": "noPathMap || noPathStatus"
      },
      {
        "do": {
          "en": "Nobody waits for that mount any more.",
          "zh-CN": "不再有任务等待该挂载。"
        },
        "run": "timeout -s KILL 10 sync -f -- {{target}}; echo $?",
        "expect": {
          "en": "not 124 and not 137; a command that never returns says that it still hangs",
          "zh-CN": "不是 124 也不是 137；若命令一直不返回，说明仍在挂起"
        },
        "held": "looked && !stillWaits && !noPathMap && !noPathStatus",
        "broken": "stillWaits"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, !w.momentary && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs)$') && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the disk of {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在等待 {{target}} 的磁盘"
        },
        "limit": 3
      }
    },
    "references": [
      {
        "title": "multipath.conf(5): no_path_retry, features",
        "url": "https://manpages.debian.org/bookworm/multipath-tools/multipath.conf.5.en.html"
      },
      {
        "title": "multipathd(8): disablequeueing",
        "url": "https://manpages.debian.org/bookworm/multipath-tools/multipathd.8.en.html"
      },
      {
        "title": "multipath-tools issue 54: I/O stays in state D although a path flaps",
        "url": "https://github.com/opensvc/multipath-tools/issues/54"
      }
    ]
  },
  {
    "id": "nfs-loopback-deadlock",
    "severity": "critical",
    "title": {
      "en": "An NFS client and its server share one host and one memory",
      "zh-CN": "NFS 客户端与服务器同在一台主机，共用同一内存"
    },
    "headline": {
      "en": "The host waits for itself: {{device}} on {{target}} is served by this very host, whose nfsd threads wait for memory.",
      "zh-CN": "主机在等待自己：{{target}} 上的 {{device}} 由本机提供，而本机的 nfsd 线程在等待内存。"
    },
    "summary": {
      "en": "This host mounts what it exports itself: by 127.0.0.1, by an address of its own, or by a cluster's address that moved here in a failover. To free memory, the kernel has to write the client's dirty pages to the server, whose nfsd threads need memory to take them. Under pressure each waits for the other, and more and more of the host with them.",
      "zh-CN": "本机挂载了自己导出的目录：经由 127.0.0.1、本机地址，或故障切换后移到本机的集群地址。为释放内存，内核须把客户端的脏页写给服务器， 而服务器的 nfsd 线程又需要内存才能接收。内存紧张时两者互相等待，主机上越来越多的任务随之挂起。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      },
      {
        "any": [
          "mounts"
        ],
        "fact": {
          "en": "the mounts with their options",
          "zh-CN": "挂载及其选项"
        },
        "why": {
          "en": "addr= tells which host serves a mount",
          "zh-CN": "addr= 说明由哪台主机提供"
        },
        "command": "cat /proc/self/mountinfo; ip -o addr"
      }
    ],
    "values": {
      "target": {
        "see": "mounts.filter(m, m.type.re('^nfs4?$') && m.table != 'fstab' && (m.device.re('^(127[.]|localhost:|.::1.:)') || m.options.exists(o, o.re('^addr=(127[.]|::1$)')) || addresses.exists(a, ('addr=' + a.address) in m.options) || hosts.exists(h, h.name != '' && m.device.startsWith(h.name + ':')))).map(m, m.target)",
        "default": "MOUNTPOINT"
      },
      "device": {
        "see": "mounts.filter(m, m.type.re('^nfs4?$') && m.table != 'fstab' && (m.device.re('^(127[.]|localhost:|.::1.:)') || m.options.exists(o, o.re('^addr=(127[.]|::1$)')) || addresses.exists(a, ('addr=' + a.address) in m.options) || hosts.exists(h, h.name != '' && m.device.startsWith(h.name + ':')))).map(m, m.device)",
        "default": "SERVER:/EXPORT"
      }
    },
    "signals": {
      "localMount": {
        "see": "mounts.filter(m, m.type.re('^nfs4?$') && m.table != 'fstab' && (m.device.re('^(127[.]|localhost:|.::1.:)') || m.options.exists(o, o.re('^addr=(127[.]|::1$)')) || addresses.exists(a, ('addr=' + a.address) in m.options) || hosts.exists(h, h.name != '' && m.device.startsWith(h.name + ':'))))",
        "says": {
          "en": "{{device}} on {{target}} is served by this host itself",
          "zh-CN": "{{target}} 上的 {{device}} 由本机自己提供"
        },
        "limit": 2
      },
      "clientStack": {
        "see": "waits.filter(w, !w.momentary && w.basis == 'stack' && w.via != 'nfsd' && !w.comm.startsWith('nfsd') && (w.family == 'nfs' || ((w.family == 'reclaim' || w.family == 'block') && w.filesystem.startsWith('nfs'))))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the NFS server ({{anchor}})",
          "zh-CN": "{{comm}}（{{pid}}）在等待 NFS 服务器（{{anchor}}）"
        },
        "limit": 4
      },
      "clientWchan": {
        "see": "waits.filter(w, !w.momentary && w.basis != 'stack' && w.family == 'nfs')",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}}",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}"
        },
        "limit": 4
      },
      "serverStuck": {
        "see": "waits.filter(w, (w.via == 'nfsd' || w.comm.startsWith('nfsd')) && !w.momentary && (w.family == 'reclaim' || w.family == 'nfs'))",
        "says": {
          "en": "the server thread {{comm}} ({{pid}}) is stuck making memory free ({{anchor}})",
          "zh-CN": "服务器线程 {{comm}}（{{pid}}）卡在释放内存（{{anchor}}）"
        },
        "limit": 4
      },
      "serverInReclaim": {
        "see": "waits.filter(w, (w.via == 'nfsd' || w.comm.startsWith('nfsd')) && w.momentary && (w.family == 'reclaim' || w.family == 'nfs'))",
        "says": {
          "en": "the server thread {{comm}} ({{pid}}) was making memory free ({{anchor}})",
          "zh-CN": "服务器线程 {{comm}}（{{pid}}）正在释放内存（{{anchor}}）"
        },
        "limit": 4
      },
      "serverAtRest": {
        "see": "programs.filter(p, p.command.re('^[[]?nfsd') && p.wchan.re('^svc_'))",
        "role": "against",
        "says": {
          "en": "the server thread {{pid}} is at rest ({{wchan}})",
          "zh-CN": "服务器线程 {{pid}} 空闲（{{wchan}}）"
        },
        "limit": 2
      },
      "silent": {
        "see": "logSigns.filter(s, s.topic == 'nfs-not-responding' && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "server {{subject}} is not responding, and no OK follows",
          "zh-CN": "服务器 {{subject}} 无响应，其后没有 OK"
        },
        "limit": 2
      },
      "littleMemory": {
        "see": "memory.filter(m, m.totalKiB > 0 && m.freeKiB >= 0 && m.freeKiB * 50 < m.totalKiB)",
        "says": {
          "en": "{{freeKiB}} of {{totalKiB}} KiB are free",
          "zh-CN": "{{totalKiB}} KiB 中仅 {{freeKiB}} KiB 空闲"
        },
        "limit": 1
      },
      "manyDirty": {
        "see": "memory.filter(m, m.totalKiB > 0 && (m.dirtyKiB + m.writebackKiB) * 10 > m.totalKiB)",
        "says": {
          "en": "{{dirtyKiB}} KiB are dirty and {{writebackKiB}} KiB under writeback",
          "zh-CN": "{{dirtyKiB}} KiB 脏页，{{writebackKiB}} KiB 正在回写"
        },
        "limit": 1
      },
      "nfsMount": {
        "see": "mounts.filter(m, m.type.re('^nfs4?$') && m.table != 'fstab')",
        "role": "context",
        "says": {
          "en": "{{device}} on {{target}} is served by another host",
          "zh-CN": "{{target}} 上的 {{device}} 由另一台主机提供"
        },
        "limit": 2
      },
      "addressKnown": {
        "see": "addresses.filter(a, !a.address.startsWith('127.') && a.address != '::1')",
        "role": "context",
        "says": {
          "en": "an address of this host: {{address}}",
          "zh-CN": "本机地址：{{address}}"
        },
        "limit": 2
      },
      "tableKnown": {
        "see": "mounts.filter(m, m.table != 'fstab')",
        "role": "context",
        "says": {
          "en": "the table of mounts",
          "zh-CN": "挂载表"
        },
        "limit": 1
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "localMount && clientStack && serverStuck",
      "probable": "(localMount && clientStack && serverInReclaim && !serverAtRest && (silent || littleMemory || manyDirty)) || (localMount && clientWchan && serverStuck)",
      "possible": "localMount && (clientStack || clientWchan || serverStuck)"
    },
    "ruledOut": [
      {
        "when": "serverAtRest && localMount && !serverStuck && !serverInReclaim",
        "because": {
          "en": "The mount is this host's own, but its server threads are at rest: they wait for requests, not for memory.",
          "zh-CN": "该挂载虽由本机提供，但服务器线程空闲：它们在等待请求，而不是内存。"
        }
      },
      {
        "when": "nfsMount && addressKnown && !localMount",
        "byAbsence": true,
        "because": {
          "en": "No NFS mount of this host is served by itself.",
          "zh-CN": "本机没有由自己提供的 NFS 挂载。"
        }
      },
      {
        "when": "tableKnown && !nfsMount",
        "byAbsence": true,
        "because": {
          "en": "No NFS is mounted.",
          "zh-CN": "没有挂载 NFS。"
        }
      },
      {
        "when": "looked && !clientStack && !clientWchan && !serverStuck",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for an NFS server.",
          "zh-CN": "没有任务在等待 NFS 服务器。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "This host mounts what it exports itself ({{device}}).",
          "zh-CN": "本机挂载了自己导出的目录（{{device}}）。"
        },
        "observed": "localMount"
      },
      {
        "claim": {
          "en": "Memory runs short, and the client has pages to write before it can be freed.",
          "zh-CN": "内存紧张，而客户端有脏页须先写出才能释放。"
        },
        "observed": "littleMemory || manyDirty",
        "inferred": "serverStuck || serverInReclaim"
      },
      {
        "claim": {
          "en": "The nfsd threads that should take these pages wait for that memory.",
          "zh-CN": "应接收这些脏页的 nfsd 线程在等待这些内存。"
        },
        "observed": "serverStuck || serverInReclaim",
        "inferred": "localMount && (clientStack || clientWchan)"
      },
      {
        "claim": {
          "en": "df and all who use {{target}} wait for the server, which is this host.",
          "zh-CN": "df 及所有使用 {{target}} 的任务都在等待服务器，也就是本机。"
        },
        "observed": "clientStack || clientWchan"
      }
    ],
    "missing": [
      {
        "unless": "localMount || addressKnown",
        "fact": {
          "en": "the addresses of this host",
          "zh-CN": "本机地址"
        },
        "why": {
          "en": "they show whether a server address is its own, a cluster address above all",
          "zh-CN": "它们能说明服务器地址是否为本机地址，尤其是集群地址"
        },
        "command": "ip -o addr; grep -E ' nfs4? ' /proc/self/mounts"
      },
      {
        "unless": "serverStuck || serverAtRest",
        "fact": {
          "en": "the stacks of the nfsd threads",
          "zh-CN": "nfsd 线程的内核栈"
        },
        "why": {
          "en": "they show whether they wait for memory or for requests",
          "zh-CN": "它们能说明线程在等待内存还是请求"
        },
        "command": "for p in $(pgrep -x nfsd); do echo \"== $p\"; cat /proc/$p/stack; done"
      },
      {
        "unless": "littleMemory || manyDirty",
        "fact": {
          "en": "how memory stands",
          "zh-CN": "内存状况"
        },
        "why": {
          "en": "the deadlock needs want of memory",
          "zh-CN": "此死锁以内存紧张为前提"
        },
        "command": "cat /proc/meminfo; cat /proc/pressure/memory"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine of little memory and an old kernel: export a folder to itself and mount it.",
          "zh-CN": "在内存很少、内核较旧的可丢弃机器上：将一个目录导出给自身并挂载。"
        },
        "run": "mkdir -p /srv/unhang-lab /mnt/unhang-lab; exportfs -o rw,fsid=77,no_root_squash 127.0.0.1:/srv/unhang-lab\nmount -t nfs -o vers=3,nolock,hard 127.0.0.1:/srv/unhang-lab /mnt/unhang-lab"
      },
      {
        "do": {
          "en": "Write more than memory holds, and watch nfsd wait.",
          "zh-CN": "写入超过内存容量的数据，观察 nfsd 等待。"
        },
        "run": "dd if=/dev/zero of=/mnt/unhang-lab/big bs=1M count=8192 & sleep 30; for p in $(pgrep -x nfsd); do cat /proc/$p/stack; done"
      },
      {
        "do": {
          "en": "Clean up (or reset the machine).",
          "zh-CN": "清理（或重置该机器）。"
        },
        "run": "pkill -9 -x dd; rm -f /srv/unhang-lab/big; umount -f /mnt/unhang-lab; exportfs -u 127.0.0.1:/srv/unhang-lab; rmdir /mnt/unhang-lab /srv/unhang-lab",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See the other file systems at once. df of coreutils 8.21 to 8.27 (RHEL 7 has 8.22) may ask excluded types all the same and hang: name the mount points there, as in df -h / /var.",
          "zh-CN": "立即查看其他文件系统。coreutils 8.21 至 8.27 的 df（RHEL 7 为 8.22）仍可能查询被排除的类型而挂起：此时请写明挂载点，例如 df -h / /var。"
        },
        "run": "df -h -x nfs -x nfs4",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Make some memory free: drop clean caches, and end what uses much and can be spared.",
          "zh-CN": "腾出一些内存：丢弃干净的缓存，并结束占用大且可以停掉的程序。"
        },
        "run": "timeout -s KILL 30 sh -c \"echo 1 > /proc/sys/vm/drop_caches\"; ps axo pid,rss,args --sort=-rss | head -n 10",
        "risk": "low",
        "undo": {
          "en": "nothing to undo; caches fill again",
          "zh-CN": "无需撤销；缓存会重新填充"
        }
      },
      {
        "do": {
          "en": "Move the cluster address with the export to another node, or detach the mount. What was not yet written through it is lost only if its writers are killed.",
          "zh-CN": "将集群地址与导出一同移到另一节点，或卸下该挂载。仅当写入者被 kill 时，尚未写出的内容才会丢失。"
        },
        "run": "timeout -s KILL 30 umount -l {{target}}",
        "risk": "medium",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Never mount what this host exports, nor an address that may move here: use a bind mount of the folder itself.",
          "zh-CN": "绝不要挂载本机导出的目录，或可能移到本机的地址：改用该目录本身的 bind 挂载。"
        },
        "run": "exportfs -v; grep -nE \"[[:space:]]nfs4?[[:space:]]\" /etc/fstab"
      },
      {
        "do": {
          "en": "Where it cannot be helped: a recent kernel, whose nfsd is throttled less than other writers, and memory to spare (vm.min_free_kbytes, smaller vm.dirty_bytes).",
          "zh-CN": "若无法避免：使用较新的内核（其 nfsd 受到的写限流小于其他写入者），并留足内存（vm.min_free_kbytes、较小的 vm.dirty_bytes）。"
        },
        "run": "sysctl vm.min_free_kbytes vm.dirty_bytes vm.dirty_ratio"
      }
    ],
    "verify": [
      {
        "do": {
          "en": "No NFS mount leads back to this host.",
          "zh-CN": "没有 NFS 挂载指回本机。"
        },
        "run": "grep -E ' nfs4? ' /proc/self/mounts; ip -o addr",
        "expect": {
          "en": "no addr= is an address of this host",
          "zh-CN": "没有 addr= 是本机地址"
        },
        "held": "tableKnown && addressKnown && !localMount",
        "broken": "localMount"
      },
      {
        "do": {
          "en": "The server threads are at rest.",
          "zh-CN": "服务器线程空闲。"
        },
        "run": "ps -eo pid,state,wchan:24,comm | grep nfsd",
        "expect": {
          "en": "svc_recv, state S or I",
          "zh-CN": "svc_recv，状态 S 或 I"
        },
        "held": "serverAtRest && !serverStuck",
        "broken": "serverStuck"
      }
    ],
    "references": [
      {
        "title": "LWN: loopback NFS, theory and practice",
        "url": "https://lwn.net/Articles/595652/"
      },
      {
        "title": "linux-mm: deadlocks of network storage",
        "url": "https://linux-mm.org/NetworkStorageDeadlock"
      }
    ]
  },
  {
    "id": "nfs-stale-handle",
    "severity": "low",
    "title": {
      "en": "An NFS mount whose folder the server no longer has",
      "zh-CN": "服务器上已不存在其目录的 NFS 挂载"
    },
    "headline": {
      "en": "No hang on {{target}}: the server no longer knows the mounted folder, and every access fails at once with \"Stale file handle\".",
      "zh-CN": "{{target}} 并未挂起：服务器已不认识所挂载的目录，每次访问都立即以 \"Stale file handle\" 失败。"
    },
    "summary": {
      "en": "The server answers, and says ESTALE: the folder was deleted or made anew, the file system behind it was replaced, or a failover brought it up with another file system id. df prints a message, skips the mount and goes on. If something hangs on this host as well, it hangs for another reason.",
      "zh-CN": "服务器有应答，应答是 ESTALE：目录被删除或重建，其文件系统被更换，或故障切换后文件系统标识发生变化。df 打印一条消息， 跳过该挂载后继续。如果这台主机上同时有挂起，那是另有原因。"
    },
    "needs": [
      {
        "any": [
          "disk-usage",
          "unreachable-mounts",
          "mounts"
        ],
        "fact": {
          "en": "what df prints",
          "zh-CN": "df 的输出"
        },
        "why": {
          "en": "a stale mount answers with a message",
          "zh-CN": "失效的挂载会以一条消息应答"
        },
        "command": "timeout -s KILL 30 df -h"
      }
    ],
    "values": {
      "target": {
        "see": "unreachableMounts.filter(u, u.by == 'df' && u.why.re('(?i)stale |过旧的|过时的|失效的?文件|失效的? ?NFS|陈旧的|失效的檔案|Veraltet|obsol[eè]te|desuso|ファイルハンドル')).map(u, u.target)",
        "default": "MOUNTPOINT"
      }
    },
    "signals": {
      "stale": {
        "see": "unreachableMounts.filter(u, u.by == 'df' && u.why.re('(?i)stale |过旧的|过时的|失效的?文件|失效的? ?NFS|陈旧的|失效的檔案|Veraltet|obsol[eè]te|desuso|ファイルハンドル'))",
        "says": {
          "en": "df was refused by {{target}} at once: {{why}}",
          "zh-CN": "df 访问 {{target}} 时立即被拒：{{why}}"
        },
        "limit": 4
      },
      "staleMount": {
        "see": "mounts.filter(m, m.type.re('^nfs4?$') && m.table != 'fstab' && unreachableMounts.exists(u, u.target == m.target && u.by == 'df' && u.why.re('(?i)stale |过旧的|过时的|失效的?文件|失效的? ?NFS|陈旧的|失效的檔案|Veraltet|obsol[eè]te|desuso|ファイルハンドル')))",
        "says": {
          "en": "{{device}} is still mounted on {{target}}",
          "zh-CN": "{{device}} 仍挂载在 {{target}}"
        },
        "limit": 4
      },
      "otherType": {
        "see": "mounts.filter(m, !m.type.re('^(nfs4?|autofs)$') && m.table != 'fstab' && unreachableMounts.exists(u, u.target == m.target && u.by == 'df' && u.why.re('(?i)stale |过旧的|过时的|失效的?文件|失效的? ?NFS|陈旧的|失效的檔案|Veraltet|obsol[eè]te|desuso|ファイルハンドル')))",
        "role": "against",
        "says": {
          "en": "{{target}} is {{type}}, not NFS",
          "zh-CN": "{{target}} 是 {{type}}，不是 NFS"
        },
        "limit": 2
      },
      "waiter": {
        "see": "hangingMounts.filter(h, h.basis == 'waiter' && unreachableMounts.exists(u, u.target == h.target && u.by == 'df' && u.why != '') && waits.exists(w, w.target == h.target && w.targetBasis != 'unreachable' && !w.momentary))",
        "role": "against",
        "says": {
          "en": "{{waiters}} tasks wait for {{target}}; on a stale handle nobody waits",
          "zh-CN": "{{waiters}} 个任务在等待 {{target}}；失效的句柄上不会有人等待"
        },
        "limit": 2
      },
      "passed": {
        "see": "diskUsage.filter(d, unreachableMounts.exists(u, u.target == d.target && u.by == 'df' && u.why != ''))",
        "role": "against",
        "says": {
          "en": "another df got an answer from {{target}}",
          "zh-CN": "另一次 df 得到了 {{target}} 的应答"
        },
        "limit": 2
      },
      "fileidChanged": {
        "see": "logSigns.filter(s, s.topic == 'nfs-fileid-changed' && !s.earlierBoot)",
        "says": {
          "en": "server {{subject}} gives the number of one file to another",
          "zh-CN": "服务器 {{subject}} 把一个文件的编号给了另一个文件"
        },
        "limit": 1
      },
      "tableKnown": {
        "see": "mounts.filter(m, m.table != 'fstab')",
        "role": "context",
        "says": {
          "en": "the table of mounts",
          "zh-CN": "挂载表"
        },
        "limit": 1
      },
      "nfsMount": {
        "see": "mounts.filter(m, m.table != 'fstab' && m.type.re('^nfs4?$'))",
        "role": "context",
        "says": {
          "en": "{{device}} is mounted on {{target}}",
          "zh-CN": "{{device}} 挂载在 {{target}}"
        },
        "limit": 1
      },
      "dfRan": {
        "see": "diskUsage.filter(d, d.target != '')",
        "role": "context",
        "says": {
          "en": "a df ran, and printed {{target}} among others",
          "zh-CN": "df 运行过，打印了 {{target}} 等行"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "stale && staleMount && !waiter && !passed",
      "probable": "stale && !otherType && !waiter && !passed",
      "possible": "stale"
    },
    "ruledOut": [
      {
        "when": "otherType && !staleMount",
        "because": {
          "en": "What answers \"stale\" is no NFS mount; its own file system or daemon says so.",
          "zh-CN": "应答“失效”的不是 NFS 挂载；这是其自身的文件系统或守护进程所说。"
        }
      },
      {
        "when": "tableKnown && !nfsMount && !stale",
        "byAbsence": true,
        "because": {
          "en": "No NFS is mounted.",
          "zh-CN": "没有挂载 NFS。"
        }
      },
      {
        "when": "dfRan && !stale",
        "byAbsence": true,
        "because": {
          "en": "df was told of no stale handle.",
          "zh-CN": "df 没有遇到失效的句柄。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "The folder that was mounted is gone on the server, or has become another one.",
          "zh-CN": "所挂载的目录在服务器上已消失，或已变成另一个目录。"
        },
        "observed": "fileidChanged && stale",
        "inferred": "stale"
      },
      {
        "claim": {
          "en": "The server answers every access with ESTALE, at once.",
          "zh-CN": "服务器对每次访问都立即应答 ESTALE。"
        },
        "observed": "stale"
      },
      {
        "claim": {
          "en": "df says so, skips the mount and goes on.",
          "zh-CN": "df 报告此事，跳过该挂载并继续。"
        },
        "observed": "stale && dfRan",
        "inferred": "stale"
      }
    ],
    "missing": [
      {
        "unless": "stale || dfRan",
        "fact": {
          "en": "what df prints about each mount",
          "zh-CN": "df 对每个挂载的输出"
        },
        "why": {
          "en": "a stale mount answers with a message",
          "zh-CN": "失效的挂载会以一条消息应答"
        },
        "command": "timeout -s KILL 30 df -h"
      },
      {
        "unless": "staleMount || otherType",
        "fact": {
          "en": "the mounts",
          "zh-CN": "挂载列表"
        },
        "why": {
          "en": "they tell whether it is NFS and whose",
          "zh-CN": "它们能说明是否为 NFS、属于哪台服务器"
        },
        "command": "cat /proc/self/mountinfo"
      },
      {
        "unless": "!passed && !waiter",
        "fact": {
          "en": "whether it is stale still",
          "zh-CN": "现在是否仍然失效"
        },
        "why": {
          "en": "a client finds its way back where the server has the folder again",
          "zh-CN": "服务器恢复该目录后客户端会自行恢复"
        },
        "command": "timeout -s KILL 5 stat -- {{target}}"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine: export a folder to itself, mount it, and make the folder anew.",
          "zh-CN": "在可丢弃的机器上：将一个目录导出给自身并挂载，然后重建该目录。"
        },
        "run": "mkdir -p /srv/unhang-lab/x /mnt/unhang-lab; exportfs -o rw,fsid=77,no_subtree_check,no_root_squash 127.0.0.1:/srv/unhang-lab/x\nmount -t nfs -o vers=3,nolock 127.0.0.1:/srv/unhang-lab/x /mnt/unhang-lab\nrmdir /srv/unhang-lab/x; mkdir /srv/unhang-lab/x"
      },
      {
        "do": {
          "en": "See df say so, and go on.",
          "zh-CN": "观察 df 报告并继续。"
        },
        "run": "df -h; stat /mnt/unhang-lab"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "umount -l /mnt/unhang-lab; exportfs -u 127.0.0.1:/srv/unhang-lab/x; rm -r /srv/unhang-lab; rmdir /mnt/unhang-lab",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See the other file systems; df goes on behind its message.",
          "zh-CN": "查看其他文件系统；df 在消息之后会继续。"
        },
        "run": "df -h 2>/dev/null",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Detach the mount and mount it anew. Programs that have files open in it keep failing until they are started again.",
          "zh-CN": "卸下该挂载并重新挂载。在其中打开着文件的程序会一直失败，直到重新启动。"
        },
        "run": "umount -l {{target}} && mount {{target}}",
        "risk": "medium",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "On the server: bring the folder back, and give every export a fixed fsid=, so that a failover or a new device number does not change its handles.",
          "zh-CN": "在服务器上：恢复该目录，并为每个导出设置固定的 fsid=，使故障切换或设备号变化不会改变句柄。"
        },
        "run": "exportfs -v"
      },
      {
        "do": {
          "en": "Export a mount point, not a folder that is made anew by a deployment.",
          "zh-CN": "导出挂载点，而不是会在部署时重建的目录。"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The mount answers.",
          "zh-CN": "挂载能够应答。"
        },
        "run": "timeout -s KILL 5 stat -f -- {{target}}; echo $?",
        "expect": {
          "en": "0",
          "zh-CN": "0"
        },
        "held": "answers",
        "broken": "stillStale"
      }
    ],
    "after": {
      "stillStale": {
        "see": "unreachableMounts.filter(u, u.by == 'df' && u.target in before.target)",
        "says": {
          "en": "df is still refused by {{target}}",
          "zh-CN": "df 访问 {{target}} 仍被拒"
        },
        "limit": 2
      },
      "answers": {
        "see": "diskUsage.filter(d, d.target in before.target)",
        "says": {
          "en": "df got an answer from {{target}}",
          "zh-CN": "df 得到了 {{target}} 的应答"
        },
        "limit": 1
      }
    },
    "references": [
      {
        "title": "exports(5): fsid",
        "url": "https://man7.org/linux/man-pages/man5/exports.5.html"
      },
      {
        "title": "home-assistant/supervisor 4985: remounting a stale handle asks for the old one",
        "url": "https://github.com/home-assistant/supervisor/issues/4985"
      },
      {
        "title": "openzfs/zfs 762: stale handles after a reboot of the server",
        "url": "https://github.com/openzfs/zfs/issues/762"
      }
    ]
  },
  {
    "id": "nfs-v3-server-gone",
    "severity": "high",
    "title": {
      "en": "An NFS (version 3) server does not answer a hard mount",
      "zh-CN": "NFS（v3）服务器不应答硬挂载"
    },
    "headline": {
      "en": "df hangs on {{target}}: the NFS server behind {{device}} does not answer.",
      "zh-CN": "df 挂在 {{target}}：{{device}} 的 NFS 服务器不应答。"
    },
    "summary": {
      "en": "A hard mount repeats a request until the server answers, for ever. Whoever asks for something that is not in the cache waits in D: df, ls, stat, umount, and the daemons among them. What is cached still answers, so a stat may return where df hangs. Since 2.6.25 the wait ends on SIGKILL and the kernel's hung-task watchdog leaves it out; only those who write back or unmount are reported.",
      "zh-CN": "硬挂载会无限重发请求直到服务器应答。凡是请求的内容不在缓存中的任务都会以 D 状态等待：df、ls、stat、umount 以及守护进程。 仍在缓存中的属性照常返回，所以可能 stat 正常而 df 挂起。自 2.6.25 起此等待可被 SIGKILL 结束，内核的 hung-task 检测也不报告它； 只有回写或卸载的任务才会被报告。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "hangingMounts.filter(h, h.type == 'nfs' && h.basis != 'candidate').map(h, h.target) + hangingMounts.filter(h, h.type == 'nfs').map(h, h.target) + waits.filter(w, w.family == 'nfs' && w.filesystem != 'nfs4' && w.mountType != 'nfs4' && w.role == 'mount-helper').map(w, w.target)",
        "default": "MOUNTPOINT"
      },
      "device": {
        "see": "hangingMounts.filter(h, h.type == 'nfs' && h.basis != 'candidate').map(h, h.device) + hangingMounts.filter(h, h.type == 'nfs').map(h, h.device) + waits.filter(w, w.family == 'nfs' && w.filesystem != 'nfs4' && w.mountType != 'nfs4' && w.role == 'mount-helper').map(w, w.device)",
        "default": "SERVER:/EXPORT"
      },
      "server": {
        "see": "logSigns.filter(s, s.topic == 'nfs-not-responding' && !s.resolved && !s.earlierBoot && hangingMounts.exists(h, h.type == 'nfs' && h.device.startsWith(s.subject + ':'))).map(s, s.subject) + nfsMounts.filter(n, hangingMounts.exists(h, h.type == 'nfs' && h.target == n.target)).map(n, n.server)",
        "default": "SERVER"
      },
      "pids": {
        "see": "waits.filter(w, w.family == 'nfs' && w.filesystem != 'nfs4' && w.mountType != 'nfs4' && w.role == 'victim' && !w.kernelThread && !w.momentary).map(w, w.pid)",
        "default": "PID-OF-A-WAITER"
      }
    },
    "signals": {
      "stackWait": {
        "see": "waits.filter(w, w.family == 'nfs' && w.filesystem != 'nfs4' && w.mountType != 'nfs4' && w.basis == 'stack' && !w.momentary && w.role != 'mount-helper' && !logSigns.exists(s, s.topic == 'nfs-not-responding' && s.resolved && !s.earlierBoot && (w.device == '' || w.device.startsWith(s.subject + ':'))))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the NFS server's answer",
          "zh-CN": "{{comm}}（{{pid}}）在等待 NFS 服务器的应答"
        },
        "limit": 6
      },
      "lastingWait": {
        "see": "waits.filter(w, w.family == 'nfs' && w.filesystem != 'nfs4' && w.mountType != 'nfs4' && w.basis == 'stack' && !w.momentary && w.role != 'mount-helper' && (w.blockedForSeconds >= 10 || w.report == 'hung-task' || (w.comm.re('^(df|ls|dir|stat|umount|touch|mkdir|rmdir|test|mountpoint|readlink|pwd)$') && (w.ageSeconds >= 5 || w.together >= 2))) && !logSigns.exists(s, s.topic == 'nfs-not-responding' && s.resolved && !s.earlierBoot && (w.device == '' || w.device.startsWith(s.subject + ':'))))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) asks one question and ends where the server answers",
          "zh-CN": "{{comm}}（{{pid}}）只问一次：服务器若应答它就会结束"
        },
        "limit": 2
      },
      "wchanWait": {
        "see": "waits.filter(w, w.family == 'nfs' && w.filesystem != 'nfs4' && w.mountType != 'nfs4' && w.basis != 'stack' && !w.momentary && w.role != 'mount-helper' && !logSigns.exists(s, s.topic == 'nfs-not-responding' && s.resolved && !s.earlierBoot && (w.device == '' || w.device.startsWith(s.subject + ':'))))",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}}",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}"
        },
        "limit": 6
      },
      "longWait": {
        "see": "waits.filter(w, w.family == 'nfs' && w.filesystem != 'nfs4' && w.mountType != 'nfs4' && !w.momentary && w.ageSeconds >= 60 && (w.blockedForSeconds >= 60 || w.comm.re('^(df|ls|dir|stat|umount|touch|mkdir|rmdir|test|mountpoint|readlink|pwd)$')) && !logSigns.exists(s, s.topic == 'nfs-not-responding' && s.resolved && !s.earlierBoot && (w.device == '' || w.device.startsWith(s.subject + ':'))))",
        "cite": "processRows",
        "says": {
          "en": "{{comm}} ({{pid}}) had run for {{ageSeconds}} s, and waits",
          "zh-CN": "{{comm}}（{{pid}}）已运行 {{ageSeconds}} 秒，仍在等待"
        },
        "limit": 2
      },
      "momentaryWait": {
        "see": "waits.filter(w, w.family == 'nfs' && w.filesystem != 'nfs4' && w.mountType != 'nfs4' && w.momentary && w.role != 'mount-helper')",
        "says": {
          "en": "{{comm}} ({{pid}}) had a request with the server; whether for a moment or for good, one look cannot tell",
          "zh-CN": "{{comm}}（{{pid}}）有一个请求在服务器手中；是片刻还是不再返回，单凭一次查看无法断定"
        },
        "limit": 3
      },
      "mountWait": {
        "see": "waits.filter(w, w.family == 'nfs' && w.filesystem != 'nfs4' && w.mountType != 'nfs4' && w.role == 'mount-helper' && !w.momentary)",
        "says": {
          "en": "{{comm}} ({{pid}}) cannot mount {{device}}: the server does not answer",
          "zh-CN": "{{comm}}（{{pid}}）无法挂载 {{device}}：服务器不应答"
        },
        "limit": 2
      },
      "autofsMount": {
        "see": "waits.filter(w, w.family == 'nfs' && w.filesystem != 'nfs4' && w.mountType != 'nfs4' && w.basis == 'stack' && w.role == 'mount-helper' && !w.momentary && hangingMounts.exists(h, h.type == 'autofs' && (w.target == h.target || w.target.startsWith(h.target + '/'))))",
        "says": {
          "en": "{{comm}} ({{pid}}) makes {{target}} for those who wait for the automounter",
          "zh-CN": "{{comm}}（{{pid}}）正在为等待自动挂载程序的任务挂载 {{target}}"
        },
        "limit": 2
      },
      "autofsChannel": {
        "see": "waits.filter(w, w.family == 'nfs' && w.filesystem != 'nfs4' && w.mountType != 'nfs4' && w.basis != 'stack' && w.role == 'mount-helper' && !w.momentary && hangingMounts.exists(h, h.type == 'autofs' && (w.target == h.target || w.target.startsWith(h.target + '/'))))",
        "says": {
          "en": "{{comm}} ({{pid}}) makes {{target}} for those who wait for the automounter",
          "zh-CN": "{{comm}}（{{pid}}）正在为等待自动挂载程序的任务挂载 {{target}}"
        },
        "limit": 2
      },
      "mounted": {
        "see": "hangingMounts.filter(h, h.type == 'nfs' && h.families.exists(f, f == 'nfs'))",
        "says": {
          "en": "the mount that they wait for: {{device}} on {{target}}",
          "zh-CN": "它们所等待的挂载：{{target}} 上的 {{device}}"
        },
        "limit": 2
      },
      "detachedWait": {
        "see": "waits.filter(w, w.family == 'nfs' && w.filesystem != 'nfs4' && w.basis == 'stack' && !w.momentary && w.target == '' && w.candidates.size() == 0)",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for a mount that no table has any more",
          "zh-CN": "{{comm}}（{{pid}}）在等待一个挂载表中已不存在的挂载"
        },
        "limit": 2
      },
      "silent": {
        "see": "logSigns.filter(s, s.topic == 'nfs-not-responding' && !s.resolved && !s.earlierBoot && hangingMounts.exists(h, h.type == 'nfs' && (h.device.startsWith(s.subject + ':') || h.device.startsWith('[' + s.subject + ']'))))",
        "says": {
          "en": "the kernel: server {{subject}} is not responding, and no OK follows",
          "zh-CN": "内核报告：服务器 {{subject}} 无响应，其后没有 OK"
        },
        "limit": 2
      },
      "silentMount": {
        "see": "logSigns.filter(s, s.topic == 'nfs-not-responding' && !s.resolved && !s.earlierBoot && mounts.exists(m, m.type == 'nfs' && m.table != 'fstab' && (m.device.startsWith(s.subject + ':') || m.device.startsWith('[' + s.subject + ']'))))",
        "says": {
          "en": "server {{subject}}, of which something is mounted, is not responding by the log, and no OK follows",
          "zh-CN": "日志显示已挂载其目录的服务器 {{subject}} 无响应，其后没有 OK"
        },
        "limit": 2
      },
      "silentDetached": {
        "see": "logSigns.filter(s, s.topic == 'nfs-not-responding' && !s.resolved && !s.earlierBoot && mounts.exists(m, m.target == '/' && m.table != 'fstab') && !mounts.exists(m, m.device.startsWith(s.subject + ':') || m.device.startsWith('[' + s.subject + ']')))",
        "role": "context",
        "says": {
          "en": "server {{subject}}, of which nothing is mounted any more, is not responding, and no OK follows",
          "zh-CN": "服务器 {{subject}} 无响应，其后没有 OK，且其目录已不在挂载表中"
        },
        "limit": 2
      },
      "silentServer": {
        "see": "logSigns.filter(s, s.topic == 'nfs-not-responding' && !s.resolved && !s.earlierBoot)",
        "role": "context",
        "says": {
          "en": "server {{subject}} is not responding by the log, and no OK follows",
          "zh-CN": "日志显示服务器 {{subject}} 无响应，其后没有 OK"
        },
        "limit": 2
      },
      "answered": {
        "see": "logSigns.filter(s, s.topic == 'nfs-not-responding' && s.resolved && !s.earlierBoot)",
        "cite": "seenAt",
        "role": "against",
        "says": {
          "en": "server {{subject}} answers again (OK)",
          "zh-CN": "服务器 {{subject}} 已恢复应答（OK）"
        },
        "limit": 2
      },
      "deadSocket": {
        "see": "sockets.filter(s, s.remote.endsWith(':2049') && (s.state == 'SYN-SENT' || s.retries >= 3))",
        "says": {
          "en": "the connection to {{remote}} gets no answer ({{state}})",
          "zh-CN": "到 {{remote}} 的连接得不到应答（{{state}}）"
        },
        "limit": 2
      },
      "collectorGaveUp": {
        "see": "timeouts.filter(t, t.command.re('^(/[^ ]{1,40}/)?(df|findmnt|lsof|stat|umount)( |$)'))",
        "says": {
          "en": "the collecting tool gave up on {{command}}",
          "zh-CN": "收集工具放弃了 {{command}}"
        },
        "limit": 2
      },
      "hardMount": {
        "see": "mounts.filter(m, m.type == 'nfs' && m.table != 'fstab' && 'hard' in m.options && hangingMounts.exists(h, h.type == 'nfs' && h.target == m.target))",
        "says": {
          "en": "{{target}} is a hard mount: it asks for ever",
          "zh-CN": "{{target}} 是硬挂载：会无限重试"
        },
        "limit": 1
      },
      "softMount": {
        "see": "mounts.filter(m, m.type == 'nfs' && m.table != 'fstab' && ('soft' in m.options || 'softerr' in m.options) && hangingMounts.exists(h, h.type == 'nfs' && h.target == m.target))",
        "role": "against",
        "says": {
          "en": "{{target}} is a soft mount: its requests end with an error after some minutes",
          "zh-CN": "{{target}} 是软挂载：请求会在几分钟后以错误返回"
        },
        "limit": 1
      },
      "dfPassed": {
        "see": "hangingMounts.filter(h, h.type == 'nfs' && h.dfPassed)",
        "role": "against",
        "says": {
          "en": "a df in this bundle got its answer from {{target}}",
          "zh-CN": "本包中的 df 得到了 {{target}} 的应答"
        }
      },
      "linkDown": {
        "see": "logSigns.filter(s, (s.topic == 'link-down' || s.topic == 'nic-stalled') && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "network interface {{subject}} is down or stalled",
          "zh-CN": "网络接口 {{subject}} 已断开或停滞"
        },
        "limit": 2
      },
      "daemonWaits": {
        "see": "waits.filter(w, w.family == 'nfs' && w.filesystem != 'nfs4' && w.mountType != 'nfs4' && w.role == 'server' && !w.momentary)",
        "says": {
          "en": "{{comm}} ({{pid}}), which serves others, waits too: they hang with it",
          "zh-CN": "为他人服务的 {{comm}}（{{pid}}）也在等待：其服务对象一同挂起"
        },
        "limit": 2
      },
      "lingering": {
        "see": "lingeringCommands.filter(l, l.sleepsIn == '')",
        "says": {
          "en": "{{command}} ({{pid}}) has run for {{ageSeconds}} s; where it sleeps is not known",
          "zh-CN": "{{command}}（{{pid}}）已运行 {{ageSeconds}} 秒；睡在何处未知"
        },
        "limit": 2
      },
      "nfsMount": {
        "see": "mounts.filter(m, m.type == 'nfs' && m.table != 'fstab')",
        "role": "context",
        "says": {
          "en": "{{device}} is mounted on {{target}}",
          "zh-CN": "{{device}} 挂载在 {{target}}"
        },
        "limit": 1
      },
      "tableKnown": {
        "see": "mounts.filter(m, m.table != 'fstab')",
        "role": "context",
        "says": {
          "en": "the table of mounts",
          "zh-CN": "挂载表"
        },
        "limit": 1
      },
      "otherWait": {
        "see": "waits.filter(w, !w.momentary && w.family != 'nfs')",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for something else",
          "zh-CN": "{{comm}}（{{pid}}）在等待别的东西"
        },
        "limit": 1
      },
      "v4Wait": {
        "see": "waits.filter(w, !w.momentary && (w.family == 'nfs-recovery' || (w.family == 'nfs' && (w.filesystem == 'nfs4' || w.mountType == 'nfs4'))))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on NFS version 4",
          "zh-CN": "{{comm}}（{{pid}}）在 NFSv4 上等待"
        },
        "limit": 2
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: nobody waits for an NFS (version 3) server",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有任务在等待 NFS（v3）服务器"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "(stackWait && mounted && silent && (hardMount || !softMount) && !dfPassed) || (lastingWait && mounted && (longWait || deadSocket || collectorGaveUp) && (hardMount || !softMount) && !dfPassed) || (detachedWait && stackWait && silentDetached && !mounted) || (autofsMount && silentServer)",
      "probable": "(lastingWait && mounted && (hardMount || !softMount) && !dfPassed) || (wchanWait && mounted && (silent || longWait || deadSocket || collectorGaveUp) && (hardMount || !softMount) && !dfPassed) || (stackWait && silentServer && !mounted) || autofsMount || (autofsChannel && silentServer) || (collectorGaveUp && silentMount && !otherWait && !dfPassed)",
      "possible": "stackWait || wchanWait || momentaryWait || mountWait || silentMount || (lingering && nfsMount && !otherWait)"
    },
    "ruledOut": [
      {
        "when": "answered && !silentMount && !stackWait && !wchanWait && !momentaryWait && !mountWait && !lingering",
        "because": {
          "en": "The server did not respond for a while and answers again; nobody waits for it.",
          "zh-CN": "服务器曾一度无响应，现已恢复应答；没有任务在等待它。"
        }
      },
      {
        "when": "v4Wait && !stackWait && !wchanWait && !momentaryWait && !mountWait && !silentMount",
        "because": {
          "en": "The waiting is on NFS version 4, which is nfs-v4-server-gone.",
          "zh-CN": "等待发生在 NFSv4 上，属于 nfs-v4-server-gone。"
        }
      },
      {
        "when": "tableKnown && !nfsMount && !stackWait && !wchanWait && !momentaryWait && !mountWait && !silentMount",
        "byAbsence": true,
        "because": {
          "en": "No NFS (version 3) is mounted.",
          "zh-CN": "没有挂载 NFS（v3）。"
        }
      },
      {
        "when": "looked && !stackWait && !wchanWait && !momentaryWait && !mountWait && !silentMount && !(lingering && nfsMount && !otherWait)",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for an NFS (version 3) server.",
          "zh-CN": "没有任务在等待 NFS（v3）服务器。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "The server of {{device}} does not answer: it is down, unreachable or overloaded.",
          "zh-CN": "{{device}} 的服务器不应答：已宕机、不可达或过载。"
        },
        "observed": "silent || silentMount || deadSocket || linkDown",
        "inferred": "stackWait || wchanWait || mountWait"
      },
      {
        "claim": {
          "en": "The mount is hard, so the client repeats the request and never gives up.",
          "zh-CN": "该挂载为硬挂载，客户端不断重发请求，永不放弃。"
        },
        "observed": "hardMount",
        "inferred": "(stackWait || wchanWait) && !softMount"
      },
      {
        "claim": {
          "en": "Whoever asks for more than is cached sleeps for that answer, df with it.",
          "zh-CN": "凡是请求的内容不在缓存中的任务都在等待该应答，df 也在其中。"
        },
        "observed": "stackWait || wchanWait || longWait || mountWait",
        "inferred": "collectorGaveUp || lingering"
      },
      {
        "claim": {
          "en": "Monitors, cron jobs and daemons that touch the mount join them, one after the other.",
          "zh-CN": "触及该挂载的监控、定时任务与守护进程相继加入等待。"
        },
        "observed": "daemonWaits",
        "inferred": "stackWait || wchanWait"
      }
    ],
    "missing": [
      {
        "unless": "stackWait || !momentaryWait",
        "fact": {
          "en": "a second look at the waiting task",
          "zh-CN": "再次查看等待中的任务"
        },
        "why": {
          "en": "a request that is still there ten seconds later is not on its way",
          "zh-CN": "十秒之后仍在的请求就不是正在途中"
        },
        "command": "for n in 1 2; do ps axo pid,state,wchan:32,lstart,args | grep -e rpc_ -e nfs; sleep 10; done"
      },
      {
        "unless": "stackWait",
        "fact": {
          "en": "kernel stacks of the waiting tasks",
          "zh-CN": "等待任务的内核栈"
        },
        "why": {
          "en": "they show whether it is NFS that they wait for",
          "zh-CN": "它们能说明所等待的是否为 NFS"
        },
        "command": "for p in $(pgrep -x df; pgrep -x ls; pgrep -x stat); do echo \"== $p\"; cat /proc/$p/comm /proc/$p/wchan /proc/$p/stack; done"
      },
      {
        "unless": "silent || answered || deadSocket",
        "fact": {
          "en": "the kernel log and the connections to the server",
          "zh-CN": "内核日志与到服务器的连接"
        },
        "why": {
          "en": "they show whether the server is silent, and whether it is so still",
          "zh-CN": "它们能说明服务器是否无响应、是否仍然如此"
        },
        "command": "dmesg -T | grep -e 'not responding' -e ' OK$'; ss -tnop dport = :2049; timeout 10 rpcinfo -t {{server}} nfs 3"
      },
      {
        "unless": "mounted || silentMount",
        "fact": {
          "en": "the mounts and their options",
          "zh-CN": "挂载及其选项"
        },
        "why": {
          "en": "hard or soft, and whose",
          "zh-CN": "是硬挂载还是软挂载，属于哪台服务器"
        },
        "command": "cat /proc/self/mountinfo; cat /proc/self/mountstats"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine: export a folder to itself and mount it hard.",
          "zh-CN": "在可丢弃的机器上：将一个目录导出给自身并以硬挂载方式挂载。"
        },
        "run": "mkdir -p /srv/unhang-lab /mnt/unhang-lab; exportfs -o rw,fsid=77,no_root_squash 127.0.0.1:/srv/unhang-lab\nmount -t nfs -o vers=3,nolock,hard,timeo=20,retrans=2 127.0.0.1:/srv/unhang-lab /mnt/unhang-lab"
      },
      {
        "do": {
          "en": "Take the network away, and watch it hang.",
          "zh-CN": "切断网络，观察挂起。"
        },
        "run": "tc qdisc add dev lo root netem loss 100%; df /mnt/unhang-lab & sleep 8; cat /proc/$!/wchan; dmesg | tail -n 2"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "tc qdisc del dev lo root; umount -f /mnt/unhang-lab; exportfs -u 127.0.0.1:/srv/unhang-lab; rmdir /mnt/unhang-lab /srv/unhang-lab",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See the other file systems at once. df of coreutils 8.21 to 8.27 (RHEL 7 has 8.22) may ask excluded types all the same and hang: name the mount points there, as in df -h / /var.",
          "zh-CN": "立即查看其他文件系统。coreutils 8.21 至 8.27 的 df（RHEL 7 为 8.22）仍可能查询被排除的类型而挂起：此时请写明挂载点，例如 df -h / /var。"
        },
        "run": "df -h -x nfs -x nfs4",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Bring the server or the way to it back: all who wait go on by themselves, and nothing is lost.",
          "zh-CN": "恢复服务器或到它的网络：所有等待者自行继续，不会丢失任何内容。"
        },
        "run": "timeout 10 rpcinfo -t {{server}} nfs 3; ping -c 3 {{server}}",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Take the mount out of the way: nobody new gets stuck. Those who wait stay until the server answers or they are killed.",
          "zh-CN": "把该挂载移开：不再有新的任务被卡住。已在等待的任务仍会等到服务器应答或被 kill。"
        },
        "run": "timeout -s KILL 30 umount -l {{target}}",
        "risk": "medium",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        },
        "when": "mounted"
      },
      {
        "do": {
          "en": "Kill the waiters. What they had not yet written is lost; since 2.6.25 they do die.",
          "zh-CN": "结束等待者。其尚未写入的内容会丢失；自 2.6.25 起它们能被结束。"
        },
        "run": "kill -9 {{pids*}}",
        "risk": "medium",
        "undo": {
          "en": "start the programs again",
          "zh-CN": "重新启动这些程序"
        },
        "when": "stackWait || wchanWait"
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Mend the server, its address or the network; keep the mount hard where data is written, for soft loses writes.",
          "zh-CN": "修复服务器、其地址或网络；有写入的挂载应保持 hard，soft 会丢失写入。"
        }
      },
      {
        "do": {
          "en": "Mount on demand, so that a host without the server neither boots into the hang nor keeps an idle mount: options _netdev,x-systemd.automount,x-systemd.idle-timeout=10min in /etc/fstab, or autofs.",
          "zh-CN": "按需挂载，使缺少该服务器的主机既不会在启动时挂起，也不保留空闲挂载：在 /etc/fstab 中使用 _netdev,x-systemd.automount,x-systemd.idle-timeout=10min，或使用 autofs。"
        },
        "run": "grep -nE \"[[:space:]]nfs4?[[:space:]]\" /etc/fstab"
      },
      {
        "do": {
          "en": "Let monitoring and scripts leave network mounts out, or ask with a time limit. df -l of coreutils 8.21 to 8.23 may hang all the same.",
          "zh-CN": "让监控与脚本跳过网络挂载，或带超时查询。coreutils 8.21 至 8.23 的 df -l 仍可能挂起。"
        },
        "run": "df -h -l"
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The mount answers.",
          "zh-CN": "挂载能够应答。"
        },
        "run": "timeout -s KILL 5 stat -f -- {{target}}; echo $?",
        "expect": {
          "en": "not 124 and not 137; a command that never returns says that it still hangs",
          "zh-CN": "不是 124 也不是 137；若命令一直不返回，说明仍在挂起"
        },
        "held": "passed",
        "broken": "stillWaits"
      },
      {
        "do": {
          "en": "The log says that the server answers.",
          "zh-CN": "日志表明服务器已应答。"
        },
        "run": "dmesg | grep -e 'not responding' -e 'server .* OK' | tail -n 3",
        "expect": {
          "en": "the last line says OK",
          "zh-CN": "最后一行为 OK"
        },
        "held": "answered && !silent",
        "broken": "silent"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, w.family == 'nfs' && !w.momentary && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在 {{target}} 上等待"
        },
        "limit": 3
      },
      "passed": {
        "see": "diskUsage.filter(u, u.target in before.target)",
        "says": {
          "en": "a df got an answer from {{target}}",
          "zh-CN": "某次 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      }
    },
    "references": [
      {
        "title": "coreutils NEWS: df -l (8.24) and df -x (8.28) no longer hang on network mounts",
        "url": "https://github.com/coreutils/coreutils/blob/master/NEWS"
      },
      {
        "title": "nfs(5): hard, soft, timeo, retrans",
        "url": "https://man7.org/linux/man-pages/man5/nfs.5.html"
      },
      {
        "title": "prometheus/node_exporter 868: a monitor hangs in statfs of an NFS mount",
        "url": "https://github.com/prometheus/node_exporter/issues/868"
      },
      {
        "title": "raspberrypi/linux 2482: writers to NFS reported as hung in nfs_wb_all",
        "url": "https://github.com/raspberrypi/linux/issues/2482"
      }
    ]
  },
  {
    "id": "nfs-v4-server-gone",
    "severity": "high",
    "title": {
      "en": "An NFS version 4 server does not answer, or keeps the client waiting",
      "zh-CN": "NFSv4 服务器不应答，或让客户端一直等待"
    },
    "headline": {
      "en": "df hangs on {{target}}: the NFSv4 server behind {{device}} does not let its requests finish.",
      "zh-CN": "df 挂在 {{target}}：{{device}} 的 NFSv4 服务器没有完成它的请求。"
    },
    "summary": {
      "en": "A hard mount repeats a request until the server answers, for ever; df, ls, stat and even umount wait in D. Version 4 has a second way to hang: client and server share state (a lease, sessions, opens), and while the state manager recovers it, or while the server says NFS4ERR_DELAY, every request waits although the server is alive. The waits end on SIGKILL, so the kernel's hung-task watchdog leaves them out; only those who write back, close while exiting or unmount are reported.",
      "zh-CN": "硬挂载会无限重发请求直到服务器应答；df、ls、stat 乃至 umount 都以 D 状态等待。v4 还有另一种挂起：客户端与服务器共享状态 （租约、会话、打开的文件），状态管理器恢复期间，或服务器返回 NFS4ERR_DELAY 时，即使服务器活着，所有请求也要等待。 这些等待可被 SIGKILL 结束，内核的 hung-task 检测不报告它们；只有回写、退出时关闭文件或卸载的任务才会被报告。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "hangingMounts.filter(h, h.type == 'nfs4' && h.basis != 'candidate').map(h, h.target) + hangingMounts.filter(h, h.type == 'nfs4').map(h, h.target) + waits.filter(w, w.family == 'nfs' && (w.filesystem == 'nfs4' || w.mountType == 'nfs4') && w.role == 'mount-helper').map(w, w.target)",
        "default": "MOUNTPOINT"
      },
      "device": {
        "see": "hangingMounts.filter(h, h.type == 'nfs4' && h.basis != 'candidate').map(h, h.device) + hangingMounts.filter(h, h.type == 'nfs4').map(h, h.device) + waits.filter(w, w.family == 'nfs' && (w.filesystem == 'nfs4' || w.mountType == 'nfs4') && w.role == 'mount-helper').map(w, w.device)",
        "default": "SERVER:/EXPORT"
      },
      "server": {
        "see": "logSigns.filter(s, s.topic == 'nfs-not-responding' && !s.resolved && !s.earlierBoot && hangingMounts.exists(h, h.type == 'nfs4' && h.device.startsWith(s.subject + ':'))).map(s, s.subject) + nfsMounts.filter(n, hangingMounts.exists(h, h.type == 'nfs4' && h.target == n.target)).map(n, n.server)",
        "default": "SERVER"
      },
      "pids": {
        "see": "waits.filter(w, (w.family == 'nfs-recovery' || (w.family == 'nfs' && (w.filesystem == 'nfs4' || w.mountType == 'nfs4'))) && w.role == 'victim' && !w.kernelThread && !w.momentary).map(w, w.pid)",
        "default": "PID-OF-A-WAITER"
      }
    },
    "signals": {
      "stackWait": {
        "see": "waits.filter(w, w.family == 'nfs' && (w.filesystem == 'nfs4' || w.mountType == 'nfs4') && w.basis == 'stack' && !w.momentary && w.role != 'mount-helper' && !logSigns.exists(s, s.topic == 'nfs-not-responding' && s.resolved && !s.earlierBoot && (w.device == '' || w.device.startsWith(s.subject + ':'))))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the NFS server's answer",
          "zh-CN": "{{comm}}（{{pid}}）在等待 NFS 服务器的应答"
        },
        "limit": 6
      },
      "lastingWait": {
        "see": "waits.filter(w, w.family == 'nfs' && (w.filesystem == 'nfs4' || w.mountType == 'nfs4') && w.basis == 'stack' && !w.momentary && w.role != 'mount-helper' && (w.blockedForSeconds >= 10 || w.report == 'hung-task' || (w.comm.re('^(df|ls|dir|stat|umount|touch|mkdir|rmdir|test|mountpoint|readlink|pwd)$') && (w.ageSeconds >= 5 || w.together >= 2))) && !logSigns.exists(s, s.topic == 'nfs-not-responding' && s.resolved && !s.earlierBoot && (w.device == '' || w.device.startsWith(s.subject + ':'))))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) asks one question and ends where the server answers",
          "zh-CN": "{{comm}}（{{pid}}）只问一次：服务器若应答它就会结束"
        },
        "limit": 2
      },
      "wchanWait": {
        "see": "waits.filter(w, w.family == 'nfs' && (w.filesystem == 'nfs4' || w.mountType == 'nfs4') && w.basis != 'stack' && !w.momentary && w.role != 'mount-helper' && !logSigns.exists(s, s.topic == 'nfs-not-responding' && s.resolved && !s.earlierBoot && (w.device == '' || w.device.startsWith(s.subject + ':'))))",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}}",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}"
        },
        "limit": 6
      },
      "longWait": {
        "see": "waits.filter(w, w.family == 'nfs' && (w.filesystem == 'nfs4' || w.mountType == 'nfs4') && !w.momentary && w.ageSeconds >= 60 && (w.blockedForSeconds >= 60 || w.comm.re('^(df|ls|dir|stat|umount|touch|mkdir|rmdir|test|mountpoint|readlink|pwd)$')) && !logSigns.exists(s, s.topic == 'nfs-not-responding' && s.resolved && !s.earlierBoot && (w.device == '' || w.device.startsWith(s.subject + ':'))))",
        "cite": "processRows",
        "says": {
          "en": "{{comm}} ({{pid}}) had run for {{ageSeconds}} s, and waits",
          "zh-CN": "{{comm}}（{{pid}}）已运行 {{ageSeconds}} 秒，仍在等待"
        },
        "limit": 2
      },
      "momentaryWait": {
        "see": "waits.filter(w, w.family == 'nfs' && (w.filesystem == 'nfs4' || w.mountType == 'nfs4') && w.momentary && w.role != 'mount-helper')",
        "says": {
          "en": "{{comm}} ({{pid}}) had a request with the server; whether for a moment or for good, one look cannot tell",
          "zh-CN": "{{comm}}（{{pid}}）有一个请求在服务器手中；是片刻还是不再返回，单凭一次查看无法断定"
        },
        "limit": 3
      },
      "mountWait": {
        "see": "waits.filter(w, w.family == 'nfs' && (w.filesystem == 'nfs4' || w.mountType == 'nfs4') && w.role == 'mount-helper' && !w.momentary)",
        "says": {
          "en": "{{comm}} ({{pid}}) cannot mount {{device}}: the server does not answer",
          "zh-CN": "{{comm}}（{{pid}}）无法挂载 {{device}}：服务器不应答"
        },
        "limit": 2
      },
      "mountOfSilentV3": {
        "see": "waits.filter(w, w.family == 'nfs' && (w.filesystem == 'nfs4' || w.mountType == 'nfs4') && w.role == 'mount-helper' && !w.momentary && w.device != '' && hangingMounts.exists(h, h.type == 'nfs' && h.device == w.device))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) would mount {{device}}, for which a mount of version 3 waits already",
          "zh-CN": "{{comm}}（{{pid}}）要挂载 {{device}}，而它的 NFSv3 挂载已在等待"
        },
        "limit": 2
      },
      "mountOfAnother": {
        "see": "waits.filter(w, w.family == 'nfs' && (w.filesystem == 'nfs4' || w.mountType == 'nfs4') && w.role == 'mount-helper' && !w.momentary && !(w.device != '' && hangingMounts.exists(h, h.type == 'nfs' && h.device == w.device)))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) cannot mount {{device}}",
          "zh-CN": "{{comm}}（{{pid}}）无法挂载 {{device}}"
        },
        "limit": 2
      },
      "autofsMount": {
        "see": "waits.filter(w, w.family == 'nfs' && (w.filesystem == 'nfs4' || w.mountType == 'nfs4') && w.basis == 'stack' && w.role == 'mount-helper' && !w.momentary && hangingMounts.exists(h, h.type == 'autofs' && (w.target == h.target || w.target.startsWith(h.target + '/'))))",
        "says": {
          "en": "{{comm}} ({{pid}}) makes {{target}} for those who wait for the automounter",
          "zh-CN": "{{comm}}（{{pid}}）正在为等待自动挂载程序的任务挂载 {{target}}"
        },
        "limit": 2
      },
      "autofsChannel": {
        "see": "waits.filter(w, w.family == 'nfs' && (w.filesystem == 'nfs4' || w.mountType == 'nfs4') && w.basis != 'stack' && w.role == 'mount-helper' && !w.momentary && hangingMounts.exists(h, h.type == 'autofs' && (w.target == h.target || w.target.startsWith(h.target + '/'))))",
        "says": {
          "en": "{{comm}} ({{pid}}) makes {{target}} for those who wait for the automounter",
          "zh-CN": "{{comm}}（{{pid}}）正在为等待自动挂载程序的任务挂载 {{target}}"
        },
        "limit": 2
      },
      "mounted": {
        "see": "hangingMounts.filter(h, h.type == 'nfs4' && h.families.exists(f, f.startsWith('nfs')))",
        "says": {
          "en": "the mount that they wait for: {{device}} on {{target}}",
          "zh-CN": "它们所等待的挂载：{{target}} 上的 {{device}}"
        },
        "limit": 2
      },
      "detachedWait": {
        "see": "waits.filter(w, w.family == 'nfs' && w.filesystem == 'nfs4' && w.basis == 'stack' && !w.momentary && w.role != 'mount-helper' && w.target == '' && w.candidates.size() == 0)",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for a mount that no table has any more",
          "zh-CN": "{{comm}}（{{pid}}）在等待一个挂载表中已不存在的挂载"
        },
        "limit": 2
      },
      "silent": {
        "see": "logSigns.filter(s, s.topic == 'nfs-not-responding' && !s.resolved && !s.earlierBoot && hangingMounts.exists(h, h.type == 'nfs4' && (h.device.startsWith(s.subject + ':') || h.device.startsWith('[' + s.subject + ']'))))",
        "says": {
          "en": "the kernel: server {{subject}} is not responding, and no OK follows",
          "zh-CN": "内核报告：服务器 {{subject}} 无响应，其后没有 OK"
        },
        "limit": 2
      },
      "silentMount": {
        "see": "logSigns.filter(s, s.topic == 'nfs-not-responding' && !s.resolved && !s.earlierBoot && mounts.exists(m, m.type == 'nfs4' && m.table != 'fstab' && (m.device.startsWith(s.subject + ':') || m.device.startsWith('[' + s.subject + ']'))))",
        "says": {
          "en": "server {{subject}}, of which something is mounted, is not responding by the log, and no OK follows",
          "zh-CN": "日志显示已挂载其目录的服务器 {{subject}} 无响应，其后没有 OK"
        },
        "limit": 2
      },
      "silentDetached": {
        "see": "logSigns.filter(s, s.topic == 'nfs-not-responding' && !s.resolved && !s.earlierBoot && mounts.exists(m, m.target == '/' && m.table != 'fstab') && !mounts.exists(m, m.device.startsWith(s.subject + ':') || m.device.startsWith('[' + s.subject + ']')))",
        "role": "context",
        "says": {
          "en": "server {{subject}}, of which nothing is mounted any more, is not responding, and no OK follows",
          "zh-CN": "服务器 {{subject}} 无响应，其后没有 OK，且其目录已不在挂载表中"
        },
        "limit": 2
      },
      "silentServer": {
        "see": "logSigns.filter(s, s.topic == 'nfs-not-responding' && !s.resolved && !s.earlierBoot)",
        "role": "context",
        "says": {
          "en": "server {{subject}} is not responding by the log, and no OK follows",
          "zh-CN": "日志显示服务器 {{subject}} 无响应，其后没有 OK"
        },
        "limit": 2
      },
      "answered": {
        "see": "logSigns.filter(s, s.topic == 'nfs-not-responding' && s.resolved && !s.earlierBoot)",
        "cite": "seenAt",
        "role": "against",
        "says": {
          "en": "server {{subject}} answers again (OK)",
          "zh-CN": "服务器 {{subject}} 已恢复应答（OK）"
        },
        "limit": 2
      },
      "deadSocket": {
        "see": "sockets.filter(s, s.remote.endsWith(':2049') && (s.state == 'SYN-SENT' || s.retries >= 3))",
        "says": {
          "en": "the connection to {{remote}} gets no answer ({{state}})",
          "zh-CN": "到 {{remote}} 的连接得不到应答（{{state}}）"
        },
        "limit": 2
      },
      "collectorGaveUp": {
        "see": "timeouts.filter(t, t.command.re('^(/[^ ]{1,40}/)?(df|findmnt|lsof|stat|umount)( |$)'))",
        "says": {
          "en": "the collecting tool gave up on {{command}}",
          "zh-CN": "收集工具放弃了 {{command}}"
        },
        "limit": 2
      },
      "hardMount": {
        "see": "mounts.filter(m, m.type == 'nfs4' && m.table != 'fstab' && 'hard' in m.options && hangingMounts.exists(h, h.type == 'nfs4' && h.target == m.target))",
        "says": {
          "en": "{{target}} is a hard mount: it asks for ever",
          "zh-CN": "{{target}} 是硬挂载：会无限重试"
        },
        "limit": 1
      },
      "softMount": {
        "see": "mounts.filter(m, m.type == 'nfs4' && m.table != 'fstab' && ('soft' in m.options || 'softerr' in m.options) && hangingMounts.exists(h, h.type == 'nfs4' && h.target == m.target))",
        "role": "against",
        "says": {
          "en": "{{target}} is a soft mount: its requests end with an error after some minutes",
          "zh-CN": "{{target}} 是软挂载：请求会在几分钟后以错误返回"
        },
        "limit": 1
      },
      "dfPassed": {
        "see": "hangingMounts.filter(h, h.type == 'nfs4' && h.dfPassed)",
        "role": "against",
        "says": {
          "en": "a df in this bundle got its answer from {{target}}",
          "zh-CN": "本包中的 df 得到了 {{target}} 的应答"
        }
      },
      "linkDown": {
        "see": "logSigns.filter(s, (s.topic == 'link-down' || s.topic == 'nic-stalled') && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "network interface {{subject}} is down or stalled",
          "zh-CN": "网络接口 {{subject}} 已断开或停滞"
        },
        "limit": 2
      },
      "daemonWaits": {
        "see": "waits.filter(w, w.family == 'nfs' && (w.filesystem == 'nfs4' || w.mountType == 'nfs4') && w.role == 'server' && !w.momentary)",
        "says": {
          "en": "{{comm}} ({{pid}}), which serves others, waits too: they hang with it",
          "zh-CN": "为他人服务的 {{comm}}（{{pid}}）也在等待：其服务对象一同挂起"
        },
        "limit": 2
      },
      "lingering": {
        "see": "lingeringCommands.filter(l, l.sleepsIn == '')",
        "says": {
          "en": "{{command}} ({{pid}}) has run for {{ageSeconds}} s; where it sleeps is not known",
          "zh-CN": "{{command}}（{{pid}}）已运行 {{ageSeconds}} 秒；睡在何处未知"
        },
        "limit": 2
      },
      "nfsMount": {
        "see": "mounts.filter(m, m.type == 'nfs4' && m.table != 'fstab')",
        "role": "context",
        "says": {
          "en": "{{device}} is mounted on {{target}}",
          "zh-CN": "{{device}} 挂载在 {{target}}"
        },
        "limit": 1
      },
      "tableKnown": {
        "see": "mounts.filter(m, m.table != 'fstab')",
        "role": "context",
        "says": {
          "en": "the table of mounts",
          "zh-CN": "挂载表"
        },
        "limit": 1
      },
      "otherWait": {
        "see": "waits.filter(w, !w.momentary && !w.family.startsWith('nfs'))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for something else",
          "zh-CN": "{{comm}}（{{pid}}）在等待别的东西"
        },
        "limit": 1
      },
      "v3Wait": {
        "see": "waits.filter(w, !w.momentary && w.family == 'nfs' && w.filesystem != 'nfs4' && w.mountType != 'nfs4')",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on NFS version 3",
          "zh-CN": "{{comm}}（{{pid}}）在 NFSv3 上等待"
        },
        "limit": 2
      },
      "recoveryWait": {
        "see": "waits.filter(w, w.family == 'nfs-recovery' && !w.kernelThread && !w.momentary && !w.anchor.re('delay'))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the state manager to recover lease and session ({{anchor}})",
          "zh-CN": "{{comm}}（{{pid}}）在等待状态管理器恢复租约与会话（{{anchor}}）"
        },
        "limit": 4
      },
      "delayWait": {
        "see": "waits.filter(w, w.family == 'nfs-recovery' && !w.momentary && w.anchor.re('delay'))",
        "role": "against",
        "says": {
          "en": "the server answers {{comm}} ({{pid}}), but only says: later (NFS4ERR_DELAY)",
          "zh-CN": "服务器应答了 {{comm}}（{{pid}}），但只说“稍后再试”（NFS4ERR_DELAY）"
        },
        "limit": 2
      },
      "managerWait": {
        "see": "waits.filter(w, w.family == 'nfs-recovery' && w.kernelThread && w.basis == 'stack' && w.anchor.re('wait_bit'))",
        "says": {
          "en": "the state manager {{comm}} ({{pid}}) itself waits for the server",
          "zh-CN": "状态管理器 {{comm}}（{{pid}}）自己在等待服务器"
        },
        "limit": 2
      },
      "stateFailed": {
        "see": "logSigns.filter(s, s.topic == 'nfs4-state-failed' && !s.earlierBoot)",
        "says": {
          "en": "recovery of the state with {{subject}} failed or was refused",
          "zh-CN": "与 {{subject}} 的状态恢复失败或被拒绝"
        },
        "limit": 2
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: nobody waits for an NFS version 4 server",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有任务在等待 NFSv4 服务器"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "(stackWait && mounted && silent && (hardMount || !softMount) && !dfPassed) || (lastingWait && mounted && (longWait || deadSocket || collectorGaveUp) && (hardMount || !softMount) && !dfPassed) || (recoveryWait && mounted && silent && (managerWait || deadSocket) && !dfPassed) || (detachedWait && stackWait && silentDetached && !mounted) || (autofsMount && silentServer)",
      "probable": "(lastingWait && mounted && (hardMount || !softMount) && !dfPassed) || (wchanWait && mounted && (silent || longWait || deadSocket || collectorGaveUp) && (hardMount || !softMount) && !dfPassed) || (recoveryWait && mounted && (silent || managerWait || deadSocket) && !dfPassed) || (stackWait && silentServer && !mounted) || autofsMount || (autofsChannel && silentServer) || (collectorGaveUp && silentMount && !otherWait && !dfPassed)",
      "possible": "stackWait || wchanWait || momentaryWait || recoveryWait || delayWait || mountOfAnother || (mountWait && !v3Wait) || silentMount || (lingering && nfsMount && !otherWait)"
    },
    "ruledOut": [
      {
        "when": "answered && !silentMount && !stackWait && !wchanWait && !momentaryWait && !recoveryWait && !delayWait && !mountWait && !lingering",
        "because": {
          "en": "The server did not respond for a while and answers again; nobody waits for it.",
          "zh-CN": "服务器曾一度无响应，现已恢复应答；没有任务在等待它。"
        }
      },
      {
        "when": "v3Wait && mountOfSilentV3 && !mountOfAnother && !stackWait && !wchanWait && !momentaryWait && !recoveryWait && !delayWait && !silentMount",
        "because": {
          "en": "The waiting is on NFS version 3; what is of version 4 is a mount that is only being made, of the same silent server. That is nfs-v3-server-gone.",
          "zh-CN": "等待发生在 NFSv3 上；NFSv4 只是同一无响应服务器上正在建立的挂载。属于 nfs-v3-server-gone。"
        }
      },
      {
        "when": "v3Wait && !stackWait && !wchanWait && !momentaryWait && !recoveryWait && !delayWait && !mountWait && !silentMount",
        "because": {
          "en": "The waiting is on NFS version 3, which is nfs-v3-server-gone.",
          "zh-CN": "等待发生在 NFSv3 上，属于 nfs-v3-server-gone。"
        }
      },
      {
        "when": "tableKnown && !nfsMount && !stackWait && !wchanWait && !momentaryWait && !mountWait && !recoveryWait && !delayWait && !silentMount",
        "byAbsence": true,
        "because": {
          "en": "No NFS version 4 is mounted.",
          "zh-CN": "没有挂载 NFSv4。"
        }
      },
      {
        "when": "looked && !stackWait && !wchanWait && !momentaryWait && !recoveryWait && !delayWait && !mountWait && !silentMount && !(lingering && nfsMount && !otherWait)",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for an NFS version 4 server.",
          "zh-CN": "没有任务在等待 NFSv4 服务器。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "The server of {{device}} does not answer, or answers only that the client has to wait.",
          "zh-CN": "{{device}} 的服务器不应答，或只让客户端等待。"
        },
        "observed": "silent || silentMount || deadSocket || linkDown || delayWait || stateFailed",
        "inferred": "stackWait || wchanWait || recoveryWait || mountWait"
      },
      {
        "claim": {
          "en": "While lease or session is not recovered, all requests of that server stand still.",
          "zh-CN": "租约或会话尚未恢复期间，发往该服务器的所有请求都停住。"
        },
        "observed": "recoveryWait || managerWait",
        "inferred": "stackWait || wchanWait || delayWait"
      },
      {
        "claim": {
          "en": "The mount is hard, so the client repeats the request and never gives up.",
          "zh-CN": "该挂载为硬挂载，客户端不断重发请求，永不放弃。"
        },
        "observed": "hardMount",
        "inferred": "(stackWait || wchanWait || recoveryWait) && !softMount"
      },
      {
        "claim": {
          "en": "Whoever asks for more than is cached sleeps for that answer, df with it.",
          "zh-CN": "凡是请求的内容不在缓存中的任务都在等待该应答，df 也在其中。"
        },
        "observed": "stackWait || wchanWait || longWait || recoveryWait || mountWait",
        "inferred": "collectorGaveUp || lingering"
      },
      {
        "claim": {
          "en": "Monitors, cron jobs and daemons that touch the mount join them, one after the other.",
          "zh-CN": "触及该挂载的监控、定时任务与守护进程相继加入等待。"
        },
        "observed": "daemonWaits",
        "inferred": "stackWait || wchanWait || recoveryWait"
      }
    ],
    "missing": [
      {
        "unless": "stackWait || recoveryWait || !momentaryWait",
        "fact": {
          "en": "a second look at the waiting task",
          "zh-CN": "再次查看等待中的任务"
        },
        "why": {
          "en": "a request that is still there ten seconds later is not on its way",
          "zh-CN": "十秒之后仍在的请求就不是正在途中"
        },
        "command": "for n in 1 2; do ps axo pid,state,wchan:32,lstart,args | grep -e rpc_ -e nfs; sleep 10; done"
      },
      {
        "unless": "stackWait || recoveryWait || delayWait",
        "fact": {
          "en": "kernel stacks of the waiting tasks",
          "zh-CN": "等待任务的内核栈"
        },
        "why": {
          "en": "they show whether it is NFS that they wait for",
          "zh-CN": "它们能说明所等待的是否为 NFS"
        },
        "command": "for p in $(pgrep -x df; pgrep -x ls; pgrep -x stat); do echo \"== $p\"; cat /proc/$p/comm /proc/$p/wchan /proc/$p/stack; done"
      },
      {
        "unless": "silent || answered || deadSocket",
        "fact": {
          "en": "the kernel log and the connections to the server",
          "zh-CN": "内核日志与到服务器的连接"
        },
        "why": {
          "en": "they show whether the server is silent, and whether it is so still",
          "zh-CN": "它们能说明服务器是否无响应、是否仍然如此"
        },
        "command": "dmesg -T | grep -e 'not responding' -e ' OK$'; ss -tnop dport = :2049; timeout 10 rpcinfo -t {{server}} nfs 4"
      },
      {
        "unless": "mounted || silentMount",
        "fact": {
          "en": "the mounts and their options",
          "zh-CN": "挂载及其选项"
        },
        "why": {
          "en": "hard or soft, and whose",
          "zh-CN": "是硬挂载还是软挂载，属于哪台服务器"
        },
        "command": "cat /proc/self/mountinfo; cat /proc/self/mountstats"
      },
      {
        "unless": "managerWait || stackWait",
        "fact": {
          "en": "the stack of the state manager",
          "zh-CN": "状态管理器的内核栈"
        },
        "why": {
          "en": "it shows whether recovery waits for a silent server or goes round with one that is alive",
          "zh-CN": "它能说明恢复是在等待无响应的服务器，还是在与活着的服务器反复交互"
        },
        "command": "for p in $(pgrep -f -e \"-manager\"); do echo \"== $p\"; cat /proc/$p/comm /proc/$p/stack; done"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine: export a folder to itself and mount it hard.",
          "zh-CN": "在可丢弃的机器上：将一个目录导出给自身并以硬挂载方式挂载。"
        },
        "run": "mkdir -p /srv/unhang-lab /mnt/unhang-lab; exportfs -o rw,fsid=0,no_root_squash 127.0.0.1:/srv/unhang-lab\nmount -t nfs -o vers=4.1,hard,timeo=20,retrans=2 127.0.0.1:/ /mnt/unhang-lab"
      },
      {
        "do": {
          "en": "Take the network away, and watch it hang.",
          "zh-CN": "切断网络，观察挂起。"
        },
        "run": "tc qdisc add dev lo root netem loss 100%; df /mnt/unhang-lab & sleep 8; cat /proc/$!/wchan; dmesg | tail -n 2"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "tc qdisc del dev lo root; umount -f /mnt/unhang-lab; exportfs -u 127.0.0.1:/srv/unhang-lab; rmdir /mnt/unhang-lab /srv/unhang-lab",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See the other file systems at once. df of coreutils 8.21 to 8.27 (RHEL 7 has 8.22) may ask excluded types all the same and hang: name the mount points there, as in df -h / /var.",
          "zh-CN": "立即查看其他文件系统。coreutils 8.21 至 8.27 的 df（RHEL 7 为 8.22）仍可能查询被排除的类型而挂起：此时请写明挂载点，例如 df -h / /var。"
        },
        "run": "df -h -x nfs -x nfs4",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Bring the server or the way to it back: all who wait go on by themselves, and nothing is lost.",
          "zh-CN": "恢复服务器或到它的网络：所有等待者自行继续，不会丢失任何内容。"
        },
        "run": "timeout 10 rpcinfo -t {{server}} nfs 4; ping -c 3 {{server}}",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Take the mount out of the way: nobody new gets stuck. Those who wait stay until the server answers or they are killed.",
          "zh-CN": "把该挂载移开：不再有新的任务被卡住。已在等待的任务仍会等到服务器应答或被 kill。"
        },
        "run": "timeout -s KILL 30 umount -l {{target}}",
        "risk": "medium",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        },
        "when": "mounted"
      },
      {
        "do": {
          "en": "Kill the waiters. What they had not yet written is lost; since 2.6.25 they do die.",
          "zh-CN": "结束等待者。其尚未写入的内容会丢失；自 2.6.25 起它们能被结束。"
        },
        "run": "kill -9 {{pids*}}",
        "risk": "medium",
        "undo": {
          "en": "start the programs again",
          "zh-CN": "重新启动这些程序"
        },
        "when": "stackWait || wchanWait || recoveryWait"
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Where the server is alive and the client keeps recovering: look for two clients of one name (same host name or machine id after cloning), and for a cluster that lost its lease database in a failover.",
          "zh-CN": "若服务器活着而客户端反复恢复：检查是否有两个客户端同名（克隆后主机名或 machine-id 相同），以及集群切换时是否丢失了租约数据库。"
        },
        "run": "cat /sys/module/nfs/parameters/nfs4_unique_id /sys/fs/nfs/net/nfs_client/identifier; hostname",
        "when": "recoveryWait || delayWait || stateFailed"
      },
      {
        "do": {
          "en": "Mend the server, its address or the network; keep the mount hard where data is written, for soft loses writes.",
          "zh-CN": "修复服务器、其地址或网络；有写入的挂载应保持 hard，soft 会丢失写入。"
        }
      },
      {
        "do": {
          "en": "Mount on demand, so that a host without the server neither boots into the hang nor keeps an idle mount: options _netdev,x-systemd.automount,x-systemd.idle-timeout=10min in /etc/fstab, or autofs.",
          "zh-CN": "按需挂载，使缺少该服务器的主机既不会在启动时挂起，也不保留空闲挂载：在 /etc/fstab 中使用 _netdev,x-systemd.automount,x-systemd.idle-timeout=10min，或使用 autofs。"
        },
        "run": "grep -nE \"[[:space:]]nfs4?[[:space:]]\" /etc/fstab"
      },
      {
        "do": {
          "en": "Let monitoring and scripts leave network mounts out, or ask with a time limit. df -l of coreutils 8.21 to 8.23 may hang all the same.",
          "zh-CN": "让监控与脚本跳过网络挂载，或带超时查询。coreutils 8.21 至 8.23 的 df -l 仍可能挂起。"
        },
        "run": "df -h -l"
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The mount answers.",
          "zh-CN": "挂载能够应答。"
        },
        "run": "timeout -s KILL 5 stat -f -- {{target}}; echo $?",
        "expect": {
          "en": "not 124 and not 137; a command that never returns says that it still hangs",
          "zh-CN": "不是 124 也不是 137；若命令一直不返回，说明仍在挂起"
        },
        "held": "passed",
        "broken": "stillWaits"
      },
      {
        "do": {
          "en": "The log says that the server answers.",
          "zh-CN": "日志表明服务器已应答。"
        },
        "run": "dmesg | grep -e 'not responding' -e 'server .* OK' | tail -n 3",
        "expect": {
          "en": "the last line says OK",
          "zh-CN": "最后一行为 OK"
        },
        "held": "answered && !silent",
        "broken": "silent"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, (w.family == 'nfs' || w.family == 'nfs-recovery') && !w.momentary && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在 {{target}} 上等待"
        },
        "limit": 3
      },
      "passed": {
        "see": "diskUsage.filter(u, u.target in before.target)",
        "says": {
          "en": "a df got an answer from {{target}}",
          "zh-CN": "某次 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      }
    },
    "references": [
      {
        "title": "coreutils NEWS: df -l (8.24) and df -x (8.28) no longer hang on network mounts",
        "url": "https://github.com/coreutils/coreutils/blob/master/NEWS"
      },
      {
        "title": "nfs(5): hard, soft, timeo, retrans",
        "url": "https://man7.org/linux/man-pages/man5/nfs.5.html"
      },
      {
        "title": "GuillaumeGomez/sysinfo 842: statfs of NFSv4 hangs on RHEL 7",
        "url": "https://github.com/GuillaumeGomez/sysinfo/issues/842"
      },
      {
        "title": "Linux: NFSv4 client identifier",
        "url": "https://docs.kernel.org/filesystems/nfs/client-identifier.html"
      }
    ]
  },
  {
    "id": "ocfs2-dlm",
    "severity": "high",
    "title": {
      "en": "OCFS2 waits for a lock that the cluster does not grant",
      "zh-CN": "OCFS2 在等待集群迟迟不授予的锁"
    },
    "headline": {
      "en": "df hangs on {{target}}: OCFS2 waits for a cluster lock that nobody grants.",
      "zh-CN": "df 挂在 {{target}}：OCFS2 在等待无人授予的集群锁。"
    },
    "summary": {
      "en": "OCFS2 takes a cluster lock for every stat, lookup and statfs. When a node is lost, its locks have to be recovered first, and tasks wait in ocfs2_wait_for_recovery or __ocfs2_cluster_lock, in D; so does everybody while another node has the lock and does not yield it. They cannot be killed and are reported as hung. df hangs as well, since statfs locks the global bitmap.",
      "zh-CN": "OCFS2 每次 stat、查找与 statfs 都要取集群锁。有节点失联时须先恢复它的锁，任务以 D 状态等在 ocfs2_wait_for_recovery 或 __ocfs2_cluster_lock；若另一节点持锁不放，也是如此。它们无法结束，并会被报告为挂起。df 同样会挂起，因为 statfs 要锁全局位图。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "hangingMounts.filter(h, h.type == 'ocfs2' && h.families.exists(f, f == 'dlm') && h.basis != 'candidate').map(h, h.target) + hangingMounts.filter(h, h.type == 'ocfs2' && h.families.exists(f, f == 'dlm')).map(h, h.target)",
        "default": "MOUNTPOINT"
      },
      "device": {
        "see": "hangingMounts.filter(h, h.type == 'ocfs2' && h.families.exists(f, f == 'dlm') && h.basis != 'candidate').map(h, h.device) + hangingMounts.filter(h, h.type == 'ocfs2' && h.families.exists(f, f == 'dlm')).map(h, h.device)",
        "default": "DEVICE"
      }
    },
    "signals": {
      "stackWait": {
        "see": "waits.filter(w, w.family == 'dlm' && (w.filesystem == 'ocfs2' || w.mountType == 'ocfs2') && w.basis == 'stack' && !w.momentary && w.role != 'mount-helper' && !w.kernelThread)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for a lock of the cluster",
          "zh-CN": "{{comm}}（{{pid}}）在等待集群锁"
        },
        "limit": 6
      },
      "lastingWait": {
        "see": "waits.filter(w, w.family == 'dlm' && (w.filesystem == 'ocfs2' || w.mountType == 'ocfs2') && w.basis == 'stack' && !w.momentary && w.role != 'mount-helper' && !w.kernelThread && (w.blockedForSeconds >= 10 || w.report == 'hung-task' || (w.comm.re('^(df|ls|dir|stat|umount|touch|mkdir|rmdir|test|mountpoint|readlink|pwd)$') && (w.ageSeconds >= 5 || w.together >= 2))))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) has waited too long for an answer that was only slow",
          "zh-CN": "{{comm}}（{{pid}}）等待过久，不只是应答慢"
        },
        "limit": 2
      },
      "wchanWait": {
        "see": "waits.filter(w, w.family == 'dlm' && (w.filesystem == 'ocfs2' || w.mountType == 'ocfs2') && w.basis != 'stack' && !w.momentary && w.role != 'mount-helper' && !w.kernelThread)",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}}",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}"
        },
        "limit": 6
      },
      "longWait": {
        "see": "waits.filter(w, w.family == 'dlm' && (w.filesystem == 'ocfs2' || w.mountType == 'ocfs2') && !w.momentary && (w.blockedForSeconds >= 60 || (w.ageSeconds >= 60 && w.comm.re('^(df|ls|dir|stat|umount|touch|mkdir|rmdir|test|mountpoint|readlink|pwd)$'))))",
        "cite": "processRows",
        "says": {
          "en": "{{comm}} ({{pid}}) has run or been blocked for more than a minute, and waits",
          "zh-CN": "{{comm}}（{{pid}}）已运行或阻塞一分钟以上，仍在等待"
        },
        "limit": 2
      },
      "momentaryWait": {
        "see": "waits.filter(w, w.family == 'dlm' && (w.filesystem == 'ocfs2' || w.mountType == 'ocfs2') && w.momentary && w.role != 'mount-helper' && !w.kernelThread)",
        "says": {
          "en": "{{comm}} ({{pid}}) had a request under way; whether for a moment or for good, one look cannot tell",
          "zh-CN": "{{comm}}（{{pid}}）有一个请求正在途中；是片刻还是不再返回，单凭一次查看无法断定"
        },
        "limit": 3
      },
      "mounted": {
        "see": "hangingMounts.filter(h, h.type == 'ocfs2' && h.families.exists(f, f == 'dlm'))",
        "says": {
          "en": "the mount that they wait for: {{device}} on {{target}}",
          "zh-CN": "它们所等待的挂载：{{target}} 上的 {{device}}"
        },
        "limit": 2
      },
      "dfPassed": {
        "see": "diskUsage.filter(u, hangingMounts.exists(h, h.type == 'ocfs2' && h.target == u.target))",
        "role": "against",
        "says": {
          "en": "a df in this bundle got its answer from {{target}}",
          "zh-CN": "本包中的 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      },
      "notQuorate": {
        "see": "clusterStates.filter(c, c.state == 'not-quorate')",
        "says": {
          "en": "{{by}}: this part of the cluster has no quorum",
          "zh-CN": "{{by}}：集群的这一部分没有法定人数"
        },
        "limit": 2
      },
      "unclean": {
        "see": "clusterStates.filter(c, c.state == 'unclean')",
        "says": {
          "en": "{{by}}: node {{subject}} is unclean, which is to say that it has yet to be fenced",
          "zh-CN": "{{by}}：节点 {{subject}} 为 UNCLEAN，即尚待隔离（fence）"
        },
        "limit": 2
      },
      "lockspaceWaits": {
        "see": "clusterStates.filter(c, c.state == 'waiting')",
        "says": {
          "en": "{{by}}: lockspace or group {{subject}} waits for a change of members to end",
          "zh-CN": "{{by}}：锁空间或组 {{subject}} 在等待成员变更完成"
        },
        "limit": 2
      },
      "quorate": {
        "see": "clusterStates.filter(c, c.state == 'quorate')",
        "role": "context",
        "says": {
          "en": "{{by}}: the cluster is quorate",
          "zh-CN": "{{by}}：集群有法定人数"
        },
        "limit": 1
      },
      "quorumLost": {
        "see": "logSigns.filter(s, s.topic.re('^(quorum-lost|fencing|fencing-failed)$') && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "{{by}}: quorum was lost, or {{subject}} is to be fenced and that has not come to an end ({{topic}})",
          "zh-CN": "{{by}}：失去法定人数，或 {{subject}} 须被隔离而尚未完成（{{topic}}）"
        },
        "limit": 3
      },
      "tokenLost": {
        "see": "logSigns.filter(s, s.topic.re('^(cluster-token-lost|cluster-link-down|cluster-not-scheduled)$') && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "{{by}}: the nodes lost each other ({{topic}})",
          "zh-CN": "{{by}}：节点之间失去联系（{{topic}}）"
        },
        "limit": 2
      },
      "recovering": {
        "see": "logSigns.filter(s, (s.topic.re('^(ocfs2-connection-lost|ocfs2-recovery|ocfs2-fencing)$') || (s.topic == 'dlm-trouble' && (s.times >= 3 || !s.subject.re('^[0-9]*$')))) && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "{{by}}: node {{subject}} is lost or being recovered ({{topic}})",
          "zh-CN": "{{by}}：节点 {{subject}} 已失联或正在恢复（{{topic}}）"
        },
        "limit": 3
      },
      "member": {
        "see": "logSigns.filter(s, s.topic == 'dlm-trouble' && !s.resolved && !s.earlierBoot)",
        "role": "context",
        "says": {
          "en": "dlm: a node left or came ({{subject}})",
          "zh-CN": "dlm：有节点离开或加入（{{subject}}）"
        },
        "limit": 1
      },
      "calm": {
        "see": "clusterStates.filter(c, c.state == 'quorate' && !clusterStates.exists(d, d.state.re('^(not-quorate|unclean|waiting)$')))",
        "role": "against",
        "says": {
          "en": "{{by}}: quorate, no node to be fenced, no lockspace that waits: then a node has the lock and keeps it",
          "zh-CN": "{{by}}：有法定人数，无待隔离节点，无等待中的锁空间：那么是某节点持有锁不放"
        },
        "limit": 1
      },
      "diskWait": {
        "see": "waits.filter(w, !w.momentary && w.family == 'block' && (w.filesystem == 'ocfs2' || w.mountType == 'ocfs2'))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the disk below",
          "zh-CN": "{{comm}}（{{pid}}）在等待底层磁盘"
        },
        "limit": 2
      },
      "collectorGaveUp": {
        "see": "timeouts.filter(t, t.command.re('^(/[^ ]{1,40}/)?(df|findmnt|lsof|stat|umount)( |$)'))",
        "says": {
          "en": "the collecting tool gave up on {{command}}",
          "zh-CN": "收集工具放弃了 {{command}}"
        },
        "limit": 2
      },
      "lingering": {
        "see": "lingeringCommands.filter(l, l.sleepsIn == '')",
        "says": {
          "en": "{{command}} ({{pid}}) has run for {{ageSeconds}} s; where it sleeps is not known",
          "zh-CN": "{{command}}（{{pid}}）已运行 {{ageSeconds}} 秒；睡在何处未知"
        },
        "limit": 2
      },
      "ourMount": {
        "see": "mounts.filter(m, m.type == 'ocfs2' && m.table != 'fstab')",
        "role": "context",
        "says": {
          "en": "{{device}} is mounted on {{target}}",
          "zh-CN": "{{device}} 挂载在 {{target}}"
        },
        "limit": 1
      },
      "otherWait": {
        "see": "waits.filter(w, !w.momentary && !(w.family == 'dlm' && (w.filesystem == 'ocfs2' || w.mountType == 'ocfs2')))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for something else",
          "zh-CN": "{{comm}}（{{pid}}）在等待别的东西"
        },
        "limit": 1
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: nobody waits for a lock of OCFS2",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有任务在等待 OCFS2 的锁"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "lastingWait && mounted && (notQuorate || unclean || lockspaceWaits || quorumLost || recovering) && !dfPassed && !diskWait",
      "probable": "(lastingWait && mounted && (longWait || tokenLost || member || collectorGaveUp) && !calm && !dfPassed && !diskWait) || (stackWait && mounted && (notQuorate || unclean || lockspaceWaits || quorumLost || recovering) && !dfPassed && !diskWait) || (wchanWait && mounted && (notQuorate || unclean || lockspaceWaits || quorumLost || recovering) && !dfPassed) || (lastingWait && (notQuorate || unclean || lockspaceWaits || quorumLost || recovering) && !mounted) || (collectorGaveUp && ourMount && (notQuorate || unclean || lockspaceWaits || quorumLost) && !otherWait && !dfPassed)",
      "possible": "stackWait || wchanWait || momentaryWait || (ourMount && (notQuorate || unclean || lockspaceWaits)) || (lingering && ourMount && !otherWait)"
    },
    "ruledOut": [
      {
        "when": "calm && looked && !stackWait && !wchanWait && !momentaryWait && !lingering && !collectorGaveUp",
        "byAbsence": true,
        "because": {
          "en": "The cluster is quorate, no change of members is under way, and nobody waits for a lock of OCFS2.",
          "zh-CN": "集群有法定人数，没有进行中的成员变更，也没有任务在等待 OCFS2 的锁。"
        }
      },
      {
        "when": "looked && !stackWait && !wchanWait && !momentaryWait && !(ourMount && (notQuorate || unclean || lockspaceWaits)) && !(lingering && ourMount && !otherWait)",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for a lock of OCFS2.",
          "zh-CN": "没有任务在等待 OCFS2 的锁。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "A node was lost, or the cluster has no quorum.",
          "zh-CN": "有节点失联，或集群没有法定人数。"
        },
        "observed": "notQuorate || unclean || quorumLost || tokenLost || recovering || member",
        "inferred": "(stackWait || wchanWait) && !calm"
      },
      {
        "claim": {
          "en": "Until that node is fenced and its journal replayed, the lock manager grants no new lock.",
          "zh-CN": "在该节点被隔离且其日志重放之前，锁管理器不授予任何新锁。"
        },
        "observed": "lockspaceWaits || recovering",
        "inferred": "notQuorate || unclean || quorumLost || ((stackWait || wchanWait) && !calm)"
      },
      {
        "claim": {
          "en": "df asks {{target}}, needs a lock of the cluster for that, and sleeps in __ocfs2_cluster_lock.",
          "zh-CN": "df 查询 {{target}}，为此需要集群锁，于是睡在 __ocfs2_cluster_lock。"
        },
        "observed": "stackWait || wchanWait",
        "inferred": "collectorGaveUp || lingering"
      }
    ],
    "missing": [
      {
        "unless": "stackWait || !momentaryWait",
        "fact": {
          "en": "a second look at the waiting task",
          "zh-CN": "再次查看等待中的任务"
        },
        "why": {
          "en": "a request that is still there ten seconds later is not on its way",
          "zh-CN": "十秒之后仍在的请求就不是正在途中"
        },
        "command": "ps axo pid,state,wchan:32,lstart,args > /tmp/ps.1; sleep 10; ps axo pid,state,wchan:32,lstart,args > /tmp/ps.2; grep -hE \"^ *[0-9]+ D\" /tmp/ps.1 /tmp/ps.2 | sort | uniq -d"
      },
      {
        "unless": "stackWait",
        "fact": {
          "en": "kernel stacks of the waiting tasks",
          "zh-CN": "等待任务的内核栈"
        },
        "why": {
          "en": "they show which file system is asked",
          "zh-CN": "它们能说明请求的是哪个文件系统"
        },
        "command": "for p in $(pgrep -x df; pgrep -x ls; pgrep -x stat); do echo \"== $p\"; cat /proc/$p/comm /proc/$p/wchan /proc/$p/stack; done"
      },
      {
        "unless": "mounted || ourMount",
        "fact": {
          "en": "the mounts and their options",
          "zh-CN": "挂载及其选项"
        },
        "why": {
          "en": "whether there is such a mount at all, and how it is mounted",
          "zh-CN": "是否有此类挂载及其挂载方式"
        },
        "command": "cat /proc/self/mountinfo"
      },
      {
        "unless": "notQuorate || unclean || lockspaceWaits || quorate",
        "fact": {
          "en": "quorum, fencing and lockspaces of the cluster",
          "zh-CN": "集群的法定人数、隔离状态与锁空间"
        },
        "why": {
          "en": "a fence that is pending holds up all; without one another node has the lock",
          "zh-CN": "未完成的隔离会阻塞一切；若没有，则是其他节点持有锁"
        },
        "command": "timeout 20 o2cb cluster-status; timeout 20 crm status; dmesg -T | grep -E 'o2net|o2dlm|o2hb|o2quo|ocfs2'"
      },
      {
        "unless": "!stackWait && !wchanWait",
        "fact": {
          "en": "who holds the lock",
          "zh-CN": "谁持有该锁"
        },
        "why": {
          "en": "busy locks (-B) with the mode that is wanted and the node that owns them; take it on every node",
          "zh-CN": "繁忙的锁（-B）、所求模式及其所属节点；在每个节点上取"
        },
        "command": "timeout -s KILL 30 debugfs.ocfs2 -R 'fs_locks -B' {{device}}; ls /sys/kernel/debug/o2dlm /sys/kernel/debug/ocfs2"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a lab of two nodes with a shared disk and o2cb: mount OCFS2 on both.",
          "zh-CN": "在两节点实验环境（共享磁盘、o2cb）中：两个节点都挂载 OCFS2。"
        },
        "run": "mkfs.ocfs2 -N 2 -L unhang /dev/LAB-DISK; mkdir -p /mnt/unhang-lab; mount -t ocfs2 /dev/LAB-DISK /mnt/unhang-lab"
      },
      {
        "do": {
          "en": "Cut the interconnect between them, and watch both hang until one fences itself.",
          "zh-CN": "切断二者之间的互联，观察两端挂起，直到其中一个自我隔离。"
        },
        "run": "iptables -I OUTPUT -p tcp --dport 7777 -j DROP; iptables -I INPUT -p tcp --sport 7777 -j DROP; df /mnt/unhang-lab & sleep 20; cat /proc/$!/stack"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "iptables -D OUTPUT -p tcp --dport 7777 -j DROP; iptables -D INPUT -p tcp --sport 7777 -j DROP; umount /mnt/unhang-lab; rmdir /mnt/unhang-lab",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See the other file systems at once. df of coreutils 8.21 to 8.27 (RHEL 7 has 8.22) may ask excluded types all the same and hang: name the mount points there, as in df -h / /var.",
          "zh-CN": "立即查看其他文件系统。coreutils 8.21 至 8.27 的 df（RHEL 7 为 8.22）仍可能查询被排除的类型而挂起：此时请写明挂载点，例如 df -h / /var。"
        },
        "run": "df -h -x ocfs2",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Bring the interconnect, the heartbeat disk or the lost node back: then its locks are recovered and all go on.",
          "zh-CN": "恢复互联、心跳盘或失联节点：其锁随之恢复，所有任务继续。"
        },
        "run": "timeout 20 o2cb cluster-status; dmesg -T | grep -E 'o2net|o2dlm|o2hb|o2quo' | tail -n 20",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Reset the node that holds the lock and does not yield it, once you know which one: its locks are recovered by the others. It loses what it had not written.",
          "zh-CN": "确定是哪个节点持锁不放之后重置该节点：其锁由其他节点恢复。该节点会丢失尚未写入的内容。"
        },
        "run": "ssh NODE-THAT-HOLDS-THE-LOCK 'echo b > /proc/sysrq-trigger'",
        "risk": "high",
        "undo": {
          "en": "the node rejoins after its reboot",
          "zh-CN": "该节点重启后重新加入"
        },
        "when": "stackWait || wchanWait"
      }
    ],
    "fix": [
      {
        "do": {
          "en": "A redundant interconnect, and a heartbeat disk that answers within its time-out.",
          "zh-CN": "冗余互联，以及能在超时内应答的心跳盘。"
        },
        "run": "cat /sys/kernel/config/cluster/*/idle_timeout_ms /sys/kernel/config/cluster/*/heartbeat/dead_threshold"
      },
      {
        "do": {
          "en": "Where all nodes are up and one keeps a lock, it is a deadlock inside OCFS2: take stacks on every node to the vendor, with the kernel's version.",
          "zh-CN": "若所有节点都在线而有节点持锁不放，则是 OCFS2 内部死锁：将每个节点的内核栈与内核版本提交给厂商。"
        },
        "run": "echo w > /proc/sysrq-trigger; dmesg -T | tail -n 300"
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The mount answers.",
          "zh-CN": "挂载能够应答。"
        },
        "run": "timeout -s KILL 5 stat -f -- {{target}}; echo $?",
        "expect": {
          "en": "not 124 and not 137; a command that never returns says that it still hangs",
          "zh-CN": "不是 124 也不是 137；若命令一直不返回，说明仍在挂起"
        },
        "held": "passed",
        "broken": "stillWaits"
      },
      {
        "do": {
          "en": "Nobody waits for it any more.",
          "zh-CN": "不再有任务等待它。"
        },
        "run": "ps axo pid,state,wchan:32,args | grep -E \"^ *[0-9]+ D\"",
        "expect": {
          "en": "no line",
          "zh-CN": "没有输出"
        },
        "held": "looked && !stillWaits",
        "broken": "stillWaits"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, w.family == 'dlm' && (w.filesystem == 'ocfs2' || w.mountType == 'ocfs2') && !w.momentary && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在 {{target}} 上等待"
        },
        "limit": 3
      },
      "passed": {
        "see": "diskUsage.filter(u, u.target in before.target)",
        "says": {
          "en": "a df got an answer from {{target}}",
          "zh-CN": "某次 df 得到了 {{target}} 的应答"
        },
        "limit": 1
      }
    },
    "references": [
      {
        "title": "Oracle Linux: debugging OCFS2 locks",
        "url": "https://docs.oracle.com/en/operating-systems/oracle-linux/6/adminsg/ol_locks_ocfs2.html"
      },
      {
        "title": "Linux: OCFS2",
        "url": "https://www.kernel.org/doc/html/latest/filesystems/ocfs2.html"
      },
      {
        "title": "ocfs2-devel: reflink deadlock, with stacks of __ocfs2_cluster_lock",
        "url": "https://lore.kernel.org/all/20210729110230.18983-1-ghe@suse.com/"
      }
    ]
  },
  {
    "id": "overlay-many-mounts",
    "severity": "medium",
    "title": {
      "en": "Thousands of mounts make df slow, and nothing hangs",
      "zh-CN": "挂载数以千计使 df 变慢，但没有挂起"
    },
    "headline": {
      "en": "Not a hang: {{rows}} mounts are in the table, and df asks every one of them; it is slow, and returns.",
      "zh-CN": "不是挂起：挂载表有 {{rows}} 行，df 要逐一查询；它只是慢，最终会返回。"
    },
    "summary": {
      "en": "Each container brings its overlay, its shm and its bind mounts, and what leaks stays. df reads the whole table and asks every mount in it; libmount, systemd and udisks read it again at each change. That takes seconds to minutes, in which the programs run (state R) and do not sleep. What decides is that df returned, and that nobody sleeps in a file system.",
      "zh-CN": "每个容器都会带来自己的 overlay、shm 与 bind 挂载，泄漏的则一直留着。df 要读取整张表并逐一查询其中的挂载；libmount、systemd、udisks 在每次变化后又重新读取。这需要几秒到几分钟，期间程序在运行（R 状态）而不是睡眠。判据是：df 返回了，且没有任务睡在文件系统中。"
    },
    "needs": [
      {
        "any": [
          "mounts"
        ],
        "fact": {
          "en": "the table of mounts",
          "zh-CN": "挂载表"
        },
        "why": {
          "en": "its length is the cause",
          "zh-CN": "表的长度就是原因"
        },
        "command": "cat /proc/self/mountinfo"
      }
    ],
    "values": {
      "rows": {
        "see": "members.filter(m, m.rows >= 1000 && m.parser == 'mountinfo').map(m, m.rows)",
        "default": "1000+"
      }
    },
    "signals": {
      "longTable": {
        "see": "members.filter(m, m.rows >= 1000 && m.parser != 'fstab' && m.kinds.exists(k, k == 'mounts'))",
        "says": {
          "en": "the table has {{rows}} mounts",
          "zh-CN": "挂载表有 {{rows}} 行"
        },
        "limit": 1
      },
      "shortTable": {
        "see": "members.filter(m, m.rows < 1000 && m.parser != 'fstab' && m.kinds.exists(k, k == 'mounts'))",
        "role": "context",
        "says": {
          "en": "the table has {{rows}} mounts",
          "zh-CN": "挂载表有 {{rows}} 行"
        },
        "limit": 1
      },
      "printing": {
        "see": "waits.filter(w, w.family == 'mount-table')",
        "says": {
          "en": "{{comm}} ({{pid}}) does not sleep: it runs, and the kernel prints the table for it ({{anchor}})",
          "zh-CN": "{{comm}}（{{pid}}）没有睡眠：它在运行，内核正为其输出挂载表（{{anchor}}）"
        },
        "limit": 3
      },
      "runningDf": {
        "see": "lingeringCommands.filter(l, l.state == 'R')",
        "says": {
          "en": "{{command}} ({{pid}}) has run for {{ageSeconds}} s and is running still, not asleep",
          "zh-CN": "{{command}}（{{pid}}）已运行 {{ageSeconds}} 秒，仍在运行而非睡眠"
        },
        "limit": 3
      },
      "slowTable": {
        "see": "timings.filter(t, t.of == 'table' && t.returned && t.milliseconds >= 2000)",
        "says": {
          "en": "{{command}} took {{milliseconds}} ms, and asks no mount anything",
          "zh-CN": "{{command}} 用了 {{milliseconds}} 毫秒，而它不查询任何挂载"
        },
        "limit": 2
      },
      "slowDf": {
        "see": "timings.filter(t, t.of == 'statfs' && t.returned && t.milliseconds >= 3000)",
        "says": {
          "en": "{{command}} returned after {{milliseconds}} ms",
          "zh-CN": "{{command}} 在 {{milliseconds}} 毫秒后返回"
        },
        "limit": 2
      },
      "quickDf": {
        "see": "timings.filter(t, t.of == 'statfs' && t.returned && t.milliseconds < 3000)",
        "says": {
          "en": "{{command}} took {{milliseconds}} ms",
          "zh-CN": "{{command}} 用了 {{milliseconds}} 毫秒"
        },
        "limit": 1
      },
      "quickTable": {
        "see": "timings.filter(t, t.of == 'table' && t.returned && t.milliseconds < 2000)",
        "says": {
          "en": "{{command}} took {{milliseconds}} ms",
          "zh-CN": "{{command}} 用了 {{milliseconds}} 毫秒"
        },
        "limit": 1
      },
      "dfReturned": {
        "see": "members.filter(m, m.rows >= 3 && m.parser == 'df')",
        "says": {
          "en": "df printed {{rows}} rows: it returned",
          "zh-CN": "df 输出了 {{rows}} 行：它返回了"
        },
        "limit": 2
      },
      "gaveUp": {
        "see": "timeouts.filter(t, t.by != 'timeout' && t.command.re('^(/[^ ]{1,40}/)?(df|findmnt|mount|lsof)( |$)'))",
        "says": {
          "en": "the collecting tool gave up on {{command}}",
          "zh-CN": "收集工具放弃了 {{command}}"
        },
        "limit": 2
      },
      "asleep": {
        "see": "waits.filter(w, !w.momentary && w.family != 'mount-table')",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}}: that is more than a long table",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}：这不只是表太长"
        },
        "limit": 3
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: none of them in a file system",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有一个睡在文件系统中"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "longTable && dfReturned && !gaveUp && (printing || runningDf || (slowTable && slowDf)) && !asleep",
      "probable": "longTable && (printing || runningDf || slowTable || (slowDf && !gaveUp)) && !asleep",
      "possible": "longTable && (printing || runningDf || slowTable || slowDf || gaveUp || (!asleep && !quickDf && !quickTable))",
      "at-risk": "longTable && looked && !asleep && (quickDf || quickTable)"
    },
    "atRisk": {
      "headline": {
        "en": "Nothing is slow yet: {{rows}} mounts are in the table, and it was read at once. The more there are, the longer df takes.",
        "zh-CN": "目前并不慢：挂载表有 {{rows}} 行，且读取很快。挂载越多，df 越慢。"
      },
      "summary": {
        "en": "Each container brings its overlay, its shm and its bind mounts, and what leaks stays. df asks every one of them, and whoever watches the table reads all of it again at each change. When this bundle was made that took no time worth mentioning, and nobody slept in a file system: a df that hung before hung for another reason.",
        "zh-CN": "每个容器都会带来自己的 overlay、shm 与 bind 挂载，泄漏的则一直留着。df 要逐一查询，监视挂载表的程序在每次变化后都要重读整张表。 收集此数据包时这几乎不花时间，也没有任务睡在文件系统中：此前若有 df 挂起，原因在别处。"
      },
      "chain": [
        {
          "claim": {
            "en": "The table has {{rows}} mounts: of containers, of pods, or leaked.",
            "zh-CN": "挂载表有 {{rows}} 行：来自容器、Pod，或者是泄漏的。"
          },
          "observed": "longTable"
        },
        {
          "claim": {
            "en": "It was read in a moment when this bundle was made, and nobody slept.",
            "zh-CN": "收集此数据包时片刻即读完，没有任务在睡眠等待。"
          },
          "observed": "quickDf || quickTable"
        },
        {
          "claim": {
            "en": "With every mount more, df and whoever watches the table take longer.",
            "zh-CN": "每多一个挂载，df 及监视挂载表的程序就更慢。"
          },
          "observed": "slowDf",
          "inferred": "longTable"
        }
      ]
    },
    "ruledOut": [
      {
        "when": "shortTable && !longTable",
        "byAbsence": true,
        "because": {
          "en": "The table is short: no df takes long to read it.",
          "zh-CN": "挂载表很短：读取它花不了多少时间。"
        }
      },
      {
        "when": "longTable && asleep && !printing && !runningDf && !slowTable",
        "because": {
          "en": "Somebody sleeps and is not answered. However long the table, that is a hang, and not slowness.",
          "zh-CN": "有任务在睡眠且得不到应答。无论挂载表多长，这都是挂起，而不是慢。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "The table has {{rows}} mounts: of containers, of pods, or leaked.",
          "zh-CN": "挂载表有 {{rows}} 行：来自容器、Pod，或者是泄漏的。"
        },
        "observed": "longTable"
      },
      {
        "claim": {
          "en": "Whoever wants to know one of them has all of them printed by the kernel, again at every change.",
          "zh-CN": "无论谁想知道其中一项，内核都要输出整张表，每次变化后又要重来。"
        },
        "observed": "printing || slowTable",
        "inferred": "longTable"
      },
      {
        "claim": {
          "en": "df asks each of them for its size, which adds up to seconds or minutes.",
          "zh-CN": "df 逐一查询各挂载的容量，累计需要几秒到几分钟。"
        },
        "observed": "runningDf || slowDf",
        "inferred": "longTable"
      },
      {
        "claim": {
          "en": "Every one of them answers: df returns, and nobody sleeps.",
          "zh-CN": "每个挂载都有应答：df 会返回，没有任务在睡眠等待。"
        },
        "observed": "dfReturned && !gaveUp && !asleep",
        "inferred": "longTable && looked && !asleep"
      }
    ],
    "missing": [
      {
        "unless": "dfReturned && !gaveUp",
        "fact": {
          "en": "whether df returns",
          "zh-CN": "df 是否会返回"
        },
        "why": {
          "en": "slow and hung look alike until one of them ends",
          "zh-CN": "在返回之前，慢与挂起看起来一样"
        },
        "command": "time timeout -s KILL 300 df > /dev/null; echo $?"
      },
      {
        "unless": "printing || runningDf || slowTable || quickTable",
        "fact": {
          "en": "how long reading the table takes",
          "zh-CN": "读取挂载表需要多久"
        },
        "why": {
          "en": "it tells the length of the table from one mount that is slow to answer",
          "zh-CN": "它能区分是表太长，还是某个挂载应答慢"
        },
        "command": "time cat /proc/self/mountinfo > /dev/null; top -b -n 1 | head -n 15"
      },
      {
        "unless": "looked || printing",
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "one who sleeps in a file system is hung",
          "zh-CN": "睡在文件系统中的任务才是挂起"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine: mount five thousand small file systems in a namespace of their own.",
          "zh-CN": "在可丢弃的机器上：在单独的命名空间中挂载五千个小文件系统。"
        },
        "run": "mkdir -p /tmp/unhang-lab\nunshare -m --propagation private sh -c 'mount -t tmpfs t /tmp/unhang-lab; for i in $(seq 5000); do mkdir /tmp/unhang-lab/$i; mount -t tmpfs t /tmp/unhang-lab/$i; done; wc -l /proc/self/mountinfo; time df > /dev/null'"
      },
      {
        "do": {
          "en": "Clean up; the mounts went with the namespace.",
          "zh-CN": "清理；挂载已随命名空间消失。"
        },
        "run": "rmdir /tmp/unhang-lab",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "Ask for the mount that you want to know only.",
          "zh-CN": "只查询想了解的那个挂载。"
        },
        "run": "df -h /",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Leave out what there are thousands of.",
          "zh-CN": "略去数以千计的那些类型。"
        },
        "run": "df -h -x overlay -x tmpfs -x nsfs -x shm -x squashfs",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "See whose they are, by the folder they lie in; what stopped containers and deleted pods left is removed with the tools of their runtime.",
          "zh-CN": "按所在目录查看它们属于谁；已停止的容器与已删除的 Pod 留下的挂载，应以相应运行时的工具清除。"
        },
        "run": "awk '{print $3, $2}' /proc/mounts | cut -d/ -f1-4 | sort | uniq -c | sort -rn | head",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Find who leaks or piles up mounts (agents that bind-mount in a loop, pods that are not torn down, snaps), and mend that; restarting the host only starts the count anew.",
          "zh-CN": "找出是谁在泄漏或堆积挂载（循环 bind 挂载的代理、未清理的 Pod、snap 等）并修复；重启主机只是重新开始累积。"
        }
      },
      {
        "do": {
          "en": "Let monitoring read the mounts that matter, and not all; a mount namespace of their own keeps the mounts of containers out of the table of the host.",
          "zh-CN": "让监控只读取重要的挂载而非全部；使用独立的挂载命名空间可使容器的挂载不进入宿主机的表。"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The table is short again.",
          "zh-CN": "挂载表恢复简短。"
        },
        "run": "wc -l /proc/self/mountinfo",
        "expect": {
          "en": "some hundreds at most",
          "zh-CN": "至多几百行"
        },
        "held": "shortTable && !longTable",
        "broken": "longTable"
      },
      {
        "do": {
          "en": "df returns soon.",
          "zh-CN": "df 很快返回。"
        },
        "run": "time timeout -s KILL 30 df > /dev/null; echo $?",
        "expect": {
          "en": "0, after a second or two",
          "zh-CN": "一两秒后返回 0"
        }
      }
    ],
    "references": [
      {
        "title": "systemd 31137: thousands of mounts keep PID 1 busy parsing the table",
        "url": "https://github.com/systemd/systemd/issues/31137"
      },
      {
        "title": "systemd 37642: a thousand bind mounts, and each docker exec costs a reading of them",
        "url": "https://github.com/systemd/systemd/issues/37642"
      },
      {
        "title": "firejail 5293: the time goes into show_mountinfo",
        "url": "https://github.com/netblue30/firejail/issues/5293"
      },
      {
        "title": "proc(5): /proc/PID/mountinfo",
        "url": "https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html"
      }
    ]
  },
  {
    "id": "reclaim-deadlock",
    "severity": "critical",
    "title": {
      "en": "Memory can be freed only by way of a file system that itself waits",
      "zh-CN": "释放内存须经由一个自己也在等待的文件系统"
    },
    "headline": {
      "en": "The whole host stalls: {{asker}} and whoever needs memory can get it only by way of {{target}}, from where no answer comes. df hangs with them.",
      "zh-CN": "整个主机停滞：{{asker}} 等需要内存的任务只能经由 {{target}} 得到内存，而那里没有应答。df 与它们一同挂起。"
    },
    "summary": {
      "en": "When memory is short, whoever allocates has to free some first: dirty pages are written, inodes dropped. On NFS, FUSE or a loop device that is a request to somebody else. If that somebody, a daemon, nfsd, a loop thread or a server, needs memory of this host or does not answer, allocations wait for memory and memory for them. Programs that have nothing to do with that mount hang, kswapd too. Writers that are merely throttled (balance_dirty_pages) while pages can still be written are slow, and no deadlock.",
      "zh-CN": "内存不足时，申请内存者须先释放一些：写出脏页，丢弃 inode。在 NFS、FUSE 或 loop 设备上，这意味着向另一方发出请求。若这一方 （守护进程、nfsd、loop 线程或服务器）需要本机的内存或不应答，就会形成申请等内存、内存又等它的循环。与该挂载无关的程序也会挂起， kswapd 也不例外。只是被限速（balance_dirty_pages）而页面仍能写出的写入者只是慢，不是死锁。"
    },
    "behind": [
      "nfs-loopback-deadlock"
    ],
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "waits.filter(w, w.family == 'reclaim' && w.filesystem.re('^(nfs4?|fuse|cifs|ceph|9p|lustre)$') && w.target != '').map(w, w.target) + waits.filter(w, !w.momentary && w.family.re('^(fuse-answer|fuse-background|nfs|cifs|ceph|p9|lustre)$') && w.target != '').map(w, w.target)",
        "default": "MOUNTPOINT"
      },
      "asker": {
        "see": "waits.filter(w, w.family == 'reclaim' && !w.momentary && (w.role == 'server' || w.via.re('^(nfsd|loop)$'))).map(w, w.comm + ' (' + string(w.pid) + ')') + waits.filter(w, w.family == 'reclaim' && !w.momentary).map(w, w.comm + ' (' + string(w.pid) + ')')",
        "default": "TASKS"
      },
      "servers": {
        "see": "waits.filter(w, w.family == 'reclaim' && !w.momentary && !w.kernelThread && w.role == 'server').map(w, w.pid)",
        "default": "PID-OF-THE-DAEMON"
      }
    },
    "signals": {
      "remote": {
        "see": "waits.filter(w, w.family == 'reclaim' && w.basis == 'stack' && !w.momentary && w.filesystem.re('^(nfs4?|fuse|cifs|ceph|9p|lustre)$') && !w.anchor.re('balance_dirty|throttle_vm|wait_iff|congestion'))",
        "says": {
          "en": "{{comm}} ({{pid}}) needs memory, and to free it asks {{filesystem}} ({{anchor}})",
          "zh-CN": "{{comm}}（{{pid}}）需要内存，而要释放内存须请求 {{filesystem}}（{{anchor}}）"
        },
        "limit": 4
      },
      "serverWaits": {
        "see": "waits.filter(w, w.family == 'reclaim' && w.basis == 'stack' && !w.momentary && (w.role == 'server' || w.via.re('^(nfsd|loop)$')))",
        "says": {
          "en": "{{comm}} ({{pid}}), for whom others wait, itself waits for memory ({{anchor}})",
          "zh-CN": "{{comm}}（{{pid}}）是他人等待的对象，自己却在等内存（{{anchor}}）"
        },
        "limit": 4
      },
      "kswapd": {
        "see": "waits.filter(w, w.family == 'reclaim' && w.basis == 'stack' && !w.momentary && w.comm.re('^(kswapd|kcompactd)'))",
        "says": {
          "en": "the thread that frees memory, {{comm}} ({{pid}}), does not get on ({{anchor}})",
          "zh-CN": "释放内存的线程 {{comm}}（{{pid}}）停滞不前（{{anchor}}）"
        },
        "limit": 2
      },
      "allocating": {
        "see": "waits.filter(w, w.family == 'reclaim' && w.basis == 'stack' && !w.momentary && !w.anchor.re('balance_dirty|throttle_vm|wait_iff|congestion'))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits until memory is free ({{anchor}})",
          "zh-CN": "{{comm}}（{{pid}}）在等待内存释放（{{anchor}}）"
        },
        "limit": 5
      },
      "throttled": {
        "see": "waits.filter(w, w.family == 'reclaim' && !w.momentary && w.anchor.re('balance_dirty|throttle_vm|wait_iff|congestion'))",
        "says": {
          "en": "{{comm}} ({{pid}}) may not make more pages dirty until others are written ({{anchor}})",
          "zh-CN": "{{comm}}（{{pid}}）在其他脏页写出之前不得再弄脏页面（{{anchor}}）"
        },
        "limit": 3
      },
      "dependents": {
        "see": "waits.filter(w, !w.momentary && w.family.re('^(fuse-answer|fuse-background|nfs|cifs|ceph|p9|lustre)$'))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for an answer ({{family}}) on {{target}}",
          "zh-CN": "{{comm}}（{{pid}}）在 {{target}} 上等待应答（{{family}}）"
        },
        "limit": 3
      },
      "placed": {
        "see": "waits.filter(w, w.family == 'reclaim' && !w.momentary && w.mountType.re('^(nfs4?|fuse.*|cifs|smb3|ceph|9p|lustre)$'))",
        "cite": "mountRows",
        "says": {
          "en": "the file system that is asked: {{mountType}} on {{target}}",
          "zh-CN": "被请求的文件系统：{{target}} 上的 {{mountType}}"
        },
        "limit": 2
      },
      "unsure": {
        "see": "waits.filter(w, w.family == 'reclaim' && (w.momentary || w.basis != 'stack'))",
        "says": {
          "en": "{{comm}} ({{pid}}) was being slowed down or was freeing memory ({{anchor}}), as on any busy host",
          "zh-CN": "{{comm}}（{{pid}}）当时被限速或正在释放内存（{{anchor}}），繁忙的主机上常见"
        },
        "limit": 3
      },
      "lowMemory": {
        "see": "memory.filter(m, m.totalKiB > 0 && m.availableKiB >= 0 && m.availableKiB * 20 < m.totalKiB)",
        "says": {
          "en": "{{availableKiB}} KiB of {{totalKiB}} are available: less than 5 %",
          "zh-CN": "可用内存 {{availableKiB}} KiB，总量 {{totalKiB}} KiB：不足 5%"
        }
      },
      "lowFree": {
        "see": "memory.filter(m, m.totalKiB > 0 && m.availableKiB < 0 && m.freeKiB >= 0 && m.freeKiB * 100 < m.totalKiB)",
        "says": {
          "en": "{{freeKiB}} KiB of {{totalKiB}} are free",
          "zh-CN": "空闲内存 {{freeKiB}} KiB，总量 {{totalKiB}} KiB"
        }
      },
      "dirty": {
        "see": "memory.filter(m, m.totalKiB > 0 && m.dirtyKiB >= 0 && m.writebackKiB >= 0 && (m.dirtyKiB + m.writebackKiB) * 10 > m.totalKiB)",
        "says": {
          "en": "{{dirtyKiB}} KiB are dirty and {{writebackKiB}} KiB on their way to a disk or a server",
          "zh-CN": "脏页 {{dirtyKiB}} KiB，正在写出 {{writebackKiB}} KiB"
        }
      },
      "plenty": {
        "see": "memory.filter(m, m.totalKiB > 0 && m.availableKiB * 5 > m.totalKiB)",
        "role": "against",
        "says": {
          "en": "{{availableKiB}} KiB of {{totalKiB}} are available: memory is not short",
          "zh-CN": "可用内存 {{availableKiB}} KiB，总量 {{totalKiB}} KiB：内存并不紧张"
        }
      },
      "oom": {
        "see": "logSigns.filter(s, s.topic.re('^(out-of-memory|cgroup-out-of-memory|xfs-no-memory|swap-error)$') && !s.earlierBoot)",
        "says": {
          "en": "the kernel tells of want of memory: {{topic}} ({{times}} times)",
          "zh-CN": "内核报告内存不足：{{topic}}（{{times}} 次）"
        },
        "limit": 2
      },
      "elsewhere": {
        "see": "waits.filter(w, !w.momentary && w.family != 'reclaim')",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits elsewhere ({{family}})",
          "zh-CN": "{{comm}}（{{pid}}）在别处等待（{{family}}）"
        },
        "limit": 3
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "(remote && placed && (serverWaits || kswapd || lowMemory) && !plenty) || (serverWaits && dependents && (lowMemory || oom || kswapd) && !plenty)",
      "probable": "(remote && (placed || kswapd || lowMemory || lowFree || oom || dirty) && !plenty) || (serverWaits && (dependents || lowMemory || oom || kswapd))",
      "possible": "remote || serverWaits || allocating || (throttled && !elsewhere) || (unsure && (lowMemory || dirty))"
    },
    "ruledOut": [
      {
        "when": "throttled && elsewhere && !remote && !serverWaits && !allocating",
        "because": {
          "en": "Writers are held back because pages are not written; who should write them waits elsewhere, and that is the cause.",
          "zh-CN": "写入者被限速是因为脏页没有写出；本应写出者在别处等待，那才是原因。"
        }
      },
      {
        "when": "plenty && !remote && !serverWaits && !allocating && !throttled",
        "because": {
          "en": "Memory is not short; a writer that is slowed down merely writes much.",
          "zh-CN": "内存并不紧张；被限速的写入者只是写得多。"
        }
      },
      {
        "when": "elsewhere && looked && !remote && !serverWaits && !allocating && !throttled && !unsure",
        "byAbsence": true,
        "because": {
          "en": "Who waits, waits elsewhere; nobody waits for memory.",
          "zh-CN": "等待者都在别处等待，没有任务在等内存。"
        }
      },
      {
        "when": "looked && !remote && !serverWaits && !allocating && !throttled && !(unsure && (lowMemory || dirty))",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for memory.",
          "zh-CN": "没有任务在等内存。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "Memory is short.",
          "zh-CN": "内存不足。"
        },
        "observed": "lowMemory || oom || lowFree",
        "inferred": "remote || allocating || serverWaits || kswapd"
      },
      {
        "claim": {
          "en": "To free some, the kernel must write to {{target}}.",
          "zh-CN": "要释放内存，内核必须写入 {{target}}。"
        },
        "observed": "remote",
        "inferred": "serverWaits || allocating"
      },
      {
        "claim": {
          "en": "Who should answer does not: it waits for memory itself, or is out of reach.",
          "zh-CN": "本应应答者没有应答：它自己在等内存，或无法到达。"
        },
        "observed": "serverWaits",
        "inferred": "remote"
      },
      {
        "claim": {
          "en": "Whoever allocates waits, whatever mount it works on, df, shells and logins among them.",
          "zh-CN": "凡申请内存者都在等待，与其所在挂载无关，df、shell 与登录也不例外。"
        },
        "observed": "allocating || kswapd",
        "inferred": "remote || serverWaits"
      }
    ],
    "missing": [
      {
        "unless": "remote || serverWaits",
        "fact": {
          "en": "all blocked tasks with their stacks, and memory as the kernel sees it",
          "zh-CN": "全部阻塞任务及其内核栈，以及内核视角的内存状况"
        },
        "why": {
          "en": "shrink_* above NFS or FUSE frames, and a daemon or loop thread among them, show the circle",
          "zh-CN": "NFS 或 FUSE 帧之上有 shrink_*，且其中有守护进程或 loop 线程，即可看出循环"
        },
        "command": "echo w > /proc/sysrq-trigger; echo m > /proc/sysrq-trigger; dmesg | tail -n 3000"
      },
      {
        "unless": "lowMemory || plenty",
        "fact": {
          "en": "memory and its pressure",
          "zh-CN": "内存及其压力"
        },
        "why": {
          "en": "available memory near 0 and \"full\" near 100 mean that nobody gets on",
          "zh-CN": "可用内存接近 0 且 full 接近 100 说明无人能继续"
        },
        "command": "cat /proc/meminfo /proc/pressure/memory; swapon -s; losetup -a"
      },
      {
        "unless": "serverWaits",
        "fact": {
          "en": "what the daemons and threads behind these mounts do",
          "zh-CN": "这些挂载背后的守护进程与线程在做什么"
        },
        "why": {
          "en": "one of them that waits for memory closes the circle",
          "zh-CN": "其中若有在等内存的，循环即告成立"
        },
        "command": "for p in $(pgrep '^(loop|nfsd|kswapd)'; ls -l /proc/[0-9]*/fd 2>/dev/null | awk -F/ '/^\\/proc/ {p=$3} /\\/dev\\/fuse/ {print p}' | sort -u); do for t in /proc/$p/task/*; do echo \"== $t\"; cat $t/comm $t/wchan $t/stack; done; done"
      }
    ],
    "reproduce": [],
    "workarounds": [
      {
        "do": {
          "en": "Give memory back: stop what uses much of it, end large jobs.",
          "zh-CN": "归还内存：停止占用大量内存的程序，结束大型作业。"
        },
        "run": "ps axo pid,rss,args --sort=-rss | head -n 15",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Let the kernel end the largest program (SysRq f); memory that was not shared comes back at once.",
          "zh-CN": "让内核结束最大的程序（SysRq f）；其独占的内存会立即归还。"
        },
        "run": "echo f > /proc/sysrq-trigger",
        "risk": "high",
        "undo": {
          "en": "start the program again",
          "zh-CN": "重新启动该程序"
        }
      },
      {
        "do": {
          "en": "End the daemon that waits; its waiters get errors, what was not yet written is lost.",
          "zh-CN": "结束正在等待的守护进程；其等待者会收到错误，尚未写出的内容会丢失。"
        },
        "run": "kill -9 {{servers*}}",
        "risk": "high",
        "undo": {
          "en": "mount it again",
          "zh-CN": "重新挂载"
        },
        "when": "serverWaits"
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Break the circle in the daemon: with prctl(PR_SET_IO_FLUSHER, 1) its allocations free memory without I/O.",
          "zh-CN": "在守护进程中打破循环：使用 prctl(PR_SET_IO_FLUSHER, 1)，其内存申请就不会为释放内存而发起 I/O。"
        },
        "since": {
          "en": "Linux 5.6",
          "zh-CN": "Linux 5.6"
        }
      },
      {
        "do": {
          "en": "Do not mount this host its own exports, and put no swap on NFS, FUSE or a loop device over them.",
          "zh-CN": "不要在本机挂载自己的导出，也不要把 swap 放在 NFS、FUSE 或其上的 loop 设备。"
        },
        "run": "swapon -s; losetup -a"
      },
      {
        "do": {
          "en": "Keep fewer pages dirty, and memory in reserve, so that a burst cannot use it up.",
          "zh-CN": "减少脏页上限并预留内存，使突发写入不会耗尽内存。"
        },
        "run": "sysctl vm.dirty_bytes vm.dirty_ratio vm.dirty_background_ratio vm.min_free_kbytes",
        "when": "dirty"
      }
    ],
    "verify": [
      {
        "do": {
          "en": "Nobody waits for memory.",
          "zh-CN": "没有任务在等内存。"
        },
        "run": "ps axo pid,state,wchan:32,args | grep -E 'shrink_|throttle_direct|balance_dirty|congestion_wait|reclaim_throttle'",
        "expect": {
          "en": "no line that stays for ten seconds",
          "zh-CN": "没有持续十秒的行"
        },
        "held": "looked && !stillWaits",
        "broken": "stillWaits"
      },
      {
        "do": {
          "en": "Memory is available.",
          "zh-CN": "有可用内存。"
        },
        "run": "grep -E 'MemAvailable|Dirty|Writeback' /proc/meminfo",
        "expect": {
          "en": "more than 20 % available",
          "zh-CN": "可用 20% 以上"
        },
        "held": "plenty",
        "broken": "lowMemory"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, !w.momentary && w.family == 'reclaim')",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for memory ({{anchor}})",
          "zh-CN": "{{comm}}（{{pid}}）在等内存（{{anchor}}）"
        },
        "limit": 3
      }
    },
    "references": [
      {
        "title": "prctl(2): PR_SET_IO_FLUSHER",
        "url": "https://man7.org/linux/man-pages/man2/prctl.2.html"
      },
      {
        "title": "Linux: sysctl vm, dirty pages and memory in reserve",
        "url": "https://www.kernel.org/doc/html/latest/admin-guide/sysctl/vm.html"
      },
      {
        "title": "A daemon of a FUSE mount becomes an I/O flusher",
        "url": "https://github.com/juicedata/juicefs/pull/6144"
      }
    ]
  },
  {
    "id": "removable-device",
    "severity": "medium",
    "title": {
      "en": "A removable device does not answer",
      "zh-CN": "可移动设备不响应"
    },
    "headline": {
      "en": "Whoever opens or probes {{device}} hangs: an optical drive, USB device or card that does not answer. df hangs only where it is mounted.",
      "zh-CN": "打开或探测 {{device}} 的任务挂起：光驱、USB 设备或存储卡不响应。只有它处于挂载状态时 df 才会挂起。"
    },
    "summary": {
      "en": "A drive with a bad disc, a failing stick, a USB device that is reset over and over, or the virtual CD of a management board: each command to it waits for minutes and is tried again. udisks, blkid, udev and mount hang in state D while they open the device, and others wait for its lock. The desktop suffers first. df asks no device that is not mounted.",
      "zh-CN": "光驱中的坏盘、故障 U 盘、不断被复位的 USB 设备，或管理卡的虚拟光驱：发给它的每条命令都要等待数分钟并反复重试。 udisks、blkid、udev 与 mount 在打开设备时以 D 状态挂起，其他任务则等待设备锁。首先受影响的是桌面。df 不会访问未挂载的设备。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting for a device",
          "zh-CN": "没有进程列表或内核栈就看不到等待设备的任务"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "waits.filter(w, !w.momentary && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs)$') && (w.device.re('^/dev/(sr|scd|mmcblk|fd|st)[0-9]') || w.target.re('^/(run/)?media/')) && w.target != '').map(w, w.target)",
        "default": "MOUNTPOINT"
      },
      "device": {
        "see": "logSigns.filter(s, !s.resolved && !s.earlierBoot && s.subject.re('^(sr|scd|mmcblk|fd|st)[0-9]')).map(s, s.subject) + waits.filter(w, !w.momentary && w.device.re('^/dev/(sr|scd|mmcblk|fd|st)[0-9]')).map(w, w.device) + logSigns.filter(s, s.topic == 'usb-reset' && !s.resolved && !s.earlierBoot).map(s, 'USB ' + s.subject)",
        "default": "DEVICE"
      },
      "port": {
        "see": "logSigns.filter(s, s.topic.re('^usb-(reset|error)$') && !s.resolved && !s.earlierBoot).map(s, s.subject)",
        "default": "PORT"
      }
    },
    "signals": {
      "probeWaits": {
        "see": "waits.filter(w, w.family == 'scsi' && w.basis == 'stack' && !w.momentary)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits in {{anchor}} for an answer of a device",
          "zh-CN": "{{comm}}（{{pid}}）在 {{anchor}} 中等待设备应答"
        },
        "limit": 5
      },
      "probeWchan": {
        "see": "waits.filter(w, w.family == 'scsi' && w.basis != 'stack' && !w.momentary)",
        "says": {
          "en": "{{comm}} ({{pid}}) sleeps in {{anchor}}",
          "zh-CN": "{{comm}}（{{pid}}）睡在 {{anchor}}"
        },
        "limit": 4
      },
      "momentaryProbe": {
        "see": "waits.filter(w, w.family == 'scsi' && w.momentary)",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) had asked a device when it was looked at",
          "zh-CN": "查看时 {{comm}}（{{pid}}）刚向设备发出请求"
        },
        "limit": 3
      },
      "removableFrames": {
        "see": "tasks.filter(t, !t.earlierBoot && t.frames.exists(f, f.reliable && f.function.re('^(sr_|cdrom_|open_for_data$|st_open|st_do_scsi|usb_stor_|uas_eh|mmc_blk|mmc_wait_for)')) && waits.exists(w, w.pid == t.pid && w.family == 'scsi' && !w.momentary))",
        "says": {
          "en": "its stack leads to a drive for discs, tapes or cards, or to USB: {{comm}} ({{pid}})",
          "zh-CN": "其内核栈指向光驱、磁带机、读卡器或 USB：{{comm}}（{{pid}}）"
        },
        "limit": 3
      },
      "mountWaits": {
        "see": "waits.filter(w, !w.momentary && w.basis == 'stack' && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs)$') && (w.device.re('^/dev/(sr|scd|mmcblk|fd|st)[0-9]') || w.target.re('^/(run/)?media/')))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for {{device}}, mounted on {{target}}",
          "zh-CN": "{{comm}}（{{pid}}）在等待挂载于 {{target}} 的 {{device}}"
        },
        "limit": 4
      },
      "removableMount": {
        "see": "mounts.filter(m, m.table != 'fstab' && m.table != 'mtab' && !m.type.re('^(tmpfs|autofs|fuse|nfs|cifs)') && (m.device.re('^/dev/(sr|scd|mmcblk|fd)[0-9]') || m.target.re('^/(run/)?media/')))",
        "role": "context",
        "says": {
          "en": "mounted: {{device}} on {{target}}",
          "zh-CN": "已挂载：{{device}} 位于 {{target}}"
        },
        "limit": 2
      },
      "mediaTrouble": {
        "see": "logSigns.filter(s, s.topic.re('^(medium-error|block-io-error|scsi-timeout|mmc-error|scsi-offline)$') && s.subject.re('^(sr|scd|st|fd|mmc|mmcblk)[0-9]') && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "the log tells of trouble with {{subject}}: {{topic}}",
          "zh-CN": "日志反映 {{subject}} 有故障：{{topic}}"
        },
        "limit": 3
      },
      "usbTrouble": {
        "see": "logSigns.filter(s, (s.topic == 'usb-reset' && s.times > 1 || s.topic == 'usb-error') && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "the USB device {{subject}} was in trouble {{times}} times: {{topic}}",
          "zh-CN": "USB 设备 {{subject}} 出现 {{times}} 次故障：{{topic}}"
        },
        "limit": 3
      },
      "hungReport": {
        "see": "tasks.filter(t, t.report == 'hung-task' && !t.earlierBoot && waits.exists(w, w.pid == t.pid && (w.family == 'scsi' || w.device.re('^/dev/(sr|scd|mmcblk|fd|st)[0-9]') || w.target.re('^/(run/)?media/'))))",
        "says": {
          "en": "the kernel reports {{comm}} ({{pid}}) as hung",
          "zh-CN": "内核报告 {{comm}}（{{pid}}）挂起"
        },
        "limit": 3
      },
      "fixedTrouble": {
        "see": "logSigns.filter(s, s.topic.re('^(scsi-timeout|nvme-timeout|scsi-offline|hba-trouble|fc-port-lost|iscsi-lost|multipath-no-path)$') && !s.subject.re('^(sr|scd|st|fd|mmc)[0-9]') && !s.resolved && !s.earlierBoot)",
        "role": "against",
        "says": {
          "en": "there is trouble with fixed storage: {{topic}} {{subject}}",
          "zh-CN": "固定存储有故障：{{topic}} {{subject}}"
        },
        "limit": 2
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: nobody waits for such a device",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有任务在等待这类设备"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "(probeWaits && removableFrames && (mediaTrouble || usbTrouble)) || (mountWaits && removableMount && (mediaTrouble || usbTrouble) && hungReport)",
      "probable": "(probeWaits && removableFrames && hungReport) || (probeWaits && (mediaTrouble || usbTrouble) && !fixedTrouble) || (mountWaits && removableMount && (mediaTrouble || usbTrouble))",
      "possible": "mountWaits || (probeWaits && removableFrames) || ((probeWchan || momentaryProbe || removableMount) && (mediaTrouble || usbTrouble)) || (probeWaits && (mediaTrouble || usbTrouble))"
    },
    "ruledOut": [
      {
        "when": "probeWaits && fixedTrouble && !removableFrames && !mediaTrouble && !usbTrouble && !mountWaits",
        "because": {
          "en": "What is waited for is fixed storage, and the log tells of trouble with that.",
          "zh-CN": "所等待的是固定存储，日志也反映其故障。"
        }
      },
      {
        "when": "looked && !probeWaits && !probeWchan && !mountWaits && !((momentaryProbe || removableMount) && (mediaTrouble || usbTrouble))",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for a removable device.",
          "zh-CN": "没有任务在等待可移动设备。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "{{device}} or its USB connection does not answer, and the kernel resets it and tries again.",
          "zh-CN": "{{device}} 或其 USB 连接不应答，内核将其复位并重试。"
        },
        "observed": "mediaTrouble || usbTrouble",
        "inferred": "removableFrames || mountWaits"
      },
      {
        "claim": {
          "en": "udisks, blkid, udev or mount open the device and wait in state D for each command.",
          "zh-CN": "udisks、blkid、udev 或 mount 打开设备，并以 D 状态等待每条命令。"
        },
        "observed": "probeWaits || probeWchan",
        "inferred": "mediaTrouble || usbTrouble"
      },
      {
        "claim": {
          "en": "The kernel reports them as hung, and those that wait for the lock of the device.",
          "zh-CN": "内核将它们以及等待设备锁的任务报告为挂起。"
        },
        "observed": "hungReport",
        "inferred": "probeWaits || mountWaits"
      },
      {
        "claim": {
          "en": "df and ls hang as well only where the device is mounted ({{target}}).",
          "zh-CN": "只有设备处于挂载状态（{{target}}）时，df 与 ls 才会一并挂起。"
        },
        "observed": "mountWaits",
        "inferred": "removableMount"
      }
    ],
    "missing": [
      {
        "unless": "probeWaits || mountWaits",
        "fact": {
          "en": "kernel stacks of the tasks in state D",
          "zh-CN": "D 状态任务的内核栈"
        },
        "why": {
          "en": "sr_block_open, cdrom_open or usb_stor_ in them name the sort of device",
          "zh-CN": "其中的 sr_block_open、cdrom_open 或 usb_stor_ 能说明设备类别"
        },
        "command": "echo w > /proc/sysrq-trigger; dmesg | tail -500"
      },
      {
        "unless": "mediaTrouble || usbTrouble",
        "fact": {
          "en": "what the kernel says of the device",
          "zh-CN": "内核对该设备的说法"
        },
        "why": {
          "en": "medium errors and repeated resets name it",
          "zh-CN": "介质错误与反复复位会指明设备"
        },
        "command": "dmesg -T | grep -iE \"usb|sr[0-9]|mmc|medium|reset\" | tail -50; lsblk -o NAME,TRAN,RM,MODEL,MOUNTPOINT"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine: a disc drive of scsi_debug that answers after minutes only.",
          "zh-CN": "在可丢弃的机器上：用 scsi_debug 建一个几分钟后才应答的光驱。"
        },
        "run": "modprobe scsi_debug ptype=5 removable=1 delay=0; sleep 2; echo 20000 > /sys/bus/pseudo/drivers/scsi_debug/delay; D=$(lsblk -dnpo NAME,MODEL | awk '/scsi_debug/ { print $1 }'); blkid -p $D &"
      },
      {
        "do": {
          "en": "The probe hangs, and df does not.",
          "zh-CN": "探测挂起，df 则不会。"
        },
        "run": "sleep 3; ps -o pid,state,wchan:24,args -C blkid; timeout -s KILL 5 df -h"
      },
      {
        "do": {
          "en": "Make it answer again and clean up.",
          "zh-CN": "使其恢复应答并清理。"
        },
        "run": "echo 0 > /sys/bus/pseudo/drivers/scsi_debug/delay; wait; modprobe -r scsi_debug",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See which devices are removable, and which of them are mounted. Nothing here touches the device.",
          "zh-CN": "查看哪些设备可移动、其中哪些已挂载。这些命令不访问设备。"
        },
        "run": "grep -H . /sys/block/*/removable /sys/block/*/device/state 2>/dev/null; findmnt -rn -o TARGET,SOURCE",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Take the disc, the stick or the card out, or detach the virtual medium in the management board.",
          "zh-CN": "取出光盘、U 盘或存储卡，或在管理卡中断开虚拟介质。"
        },
        "risk": "low",
        "undo": {
          "en": "put it in again",
          "zh-CN": "重新插入"
        }
      },
      {
        "do": {
          "en": "From afar: cut its USB port off (see the log for its name).",
          "zh-CN": "远程操作：断开其 USB 端口（名称见日志）。"
        },
        "run": "echo 0 > /sys/bus/usb/devices/{{port}}/authorized",
        "risk": "medium",
        "undo": {
          "en": "echo 1 into the same file",
          "zh-CN": "向同一文件写入 1"
        },
        "when": "usbTrouble"
      },
      {
        "do": {
          "en": "Take the device (X) out of the system: what was not written to it is lost.",
          "zh-CN": "将设备（X）移出系统：尚未写入的数据丢失。"
        },
        "run": "echo 1 > /sys/block/X/device/delete",
        "risk": "medium",
        "undo": {
          "en": "plug it in again, or rescan its host: echo \"- - -\" > /sys/class/scsi_host/hostN/scan",
          "zh-CN": "重新插入，或重新扫描其主机：echo \"- - -\" > /sys/class/scsi_host/hostN/scan"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Replace the medium, the drive, the cable or the hub; on servers detach virtual media when they are no longer needed.",
          "zh-CN": "更换介质、驱动器、线缆或集线器；服务器上不再需要的虚拟介质应及时断开。"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "Nobody waits for the device any more.",
          "zh-CN": "不再有任务等待该设备。"
        },
        "run": "ps axo pid,state,wchan:32,args | grep \" D \"",
        "expect": {
          "en": "no udisksd, blkid, udev or mount",
          "zh-CN": "没有 udisksd、blkid、udev 或 mount"
        },
        "held": "noneWaits || (looked && !stillProbes && !stillWaits)",
        "broken": "stillWaits || stillProbes"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, !w.momentary && w.target in before.target && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs)$'))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits on {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在 {{target}} 上等待"
        },
        "limit": 3
      },
      "noneWaits": {
        "see": "taskOverviews.filter(o, o.tasks > 0 && !waits.exists(w, w.family.re('^(scsi|block|journal|xfs-log|xfs-lock|btrfs)$')))",
        "says": {
          "en": "{{tasks}} tasks are listed, and none waits for a device",
          "zh-CN": "列出了 {{tasks}} 个任务，没有任务在等待设备"
        },
        "limit": 1
      },
      "stillProbes": {
        "see": "waits.filter(w, !w.momentary && w.family == 'scsi')",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for an answer of a device again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在等待设备应答"
        },
        "limit": 3
      }
    },
    "references": [
      {
        "title": "Linux: USB device authorization",
        "url": "https://www.kernel.org/doc/html/latest/usb/authorization.html"
      },
      {
        "title": "systemd pull request 23127: udev hangs on discs in an optical drive",
        "url": "https://github.com/systemd/systemd/pull/23127"
      },
      {
        "title": "udisksd hangs in sr_block_open while USB is reset",
        "url": "https://lore.kernel.org/all/20250813225417.4792-1-zenmchen@gmail.com/"
      }
    ]
  },
  {
    "id": "stacked-dead-mount",
    "severity": "high",
    "title": {
      "en": "A dead mount lies in the namespace of a container, or under an overlay",
      "zh-CN": "失效的挂载位于容器的命名空间中，或压在 overlay 之下"
    },
    "headline": {
      "en": "df hangs in a container and not on the host: {{device}} on {{target}} does not answer, and the table of the host does not have it.",
      "zh-CN": "df 在容器中挂起而宿主机正常：{{target}} 上的 {{device}} 不应答，而宿主机的挂载表中没有它。"
    },
    "summary": {
      "en": "Every container has a mount table of its own, and a mount that was made in it, or that the host has unmounted since, is in that one alone. Its server is dead: what runs in the container hangs, and so does whoever enters it (runc, kubelet, docker exec), while df of the host returns and its table looks clean. An overlay whose lower layer is such a mount hangs likewise, under a name that tells nothing of it.",
      "zh-CN": "每个容器都有自己的挂载表；在容器内创建的挂载，或宿主机后来已卸载的挂载，只存在于容器的表中。其服务器已失效：容器内的程序会挂起， 进入容器者（runc、kubelet、docker exec）也会挂起，而宿主机的 df 正常返回，表面上看一切干净。下层为此类挂载的 overlay 同样会挂起， 而从名称上看不出来。"
    },
    "behind": [
      "nfs-v3-server-gone",
      "nfs-v4-server-gone",
      "cifs-server-gone",
      "cephfs-kernel",
      "glusterfs-fuse",
      "fuse-daemon-net",
      "fuse-daemon-hung"
    ],
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      },
      {
        "any": [
          "mounts"
        ],
        "fact": {
          "en": "the table of mounts of the host",
          "zh-CN": "宿主机的挂载表"
        },
        "why": {
          "en": "what it lacks is what this is about",
          "zh-CN": "问题正在于它所缺少的部分"
        },
        "command": "cat /proc/1/mountinfo"
      }
    ],
    "values": {
      "target": {
        "see": "hiddenMounts.filter(n, n.waiters > 0).map(n, n.target) + waits.filter(w, w.via == 'overlay' && !w.momentary && w.target != '').map(w, w.target) + hiddenMounts.map(n, n.target)",
        "default": "MOUNTPOINT"
      },
      "device": {
        "see": "hiddenMounts.filter(n, n.waiters > 0).map(n, n.device) + hiddenMounts.map(n, n.device)",
        "default": "a lower layer"
      },
      "pid": {
        "see": "hiddenMounts.filter(n, size(n.waiterPids) > 0).map(n, n.waiterPids[0]) + hiddenMounts.filter(n, size(n.pids) > 0).map(n, n.pids[0])",
        "default": "PID-IN-THE-CONTAINER"
      }
    },
    "signals": {
      "hiddenWait": {
        "see": "hiddenMounts.filter(n, n.waiters > 0)",
        "cite": "waitRows",
        "says": {
          "en": "{{waiters}} tasks wait in a namespace that has {{device}} on {{target}} ({{type}})",
          "zh-CN": "{{waiters}} 个任务在拥有 {{target}}（{{device}}，{{type}}）的命名空间中等待"
        },
        "limit": 4
      },
      "hiddenMount": {
        "see": "hiddenMounts.filter(n, n.waiters > 0)",
        "says": {
          "en": "{{processes}} processes have {{device}} on {{target}}, and the host has not",
          "zh-CN": "{{processes}} 个进程有 {{target}} 上的 {{device}}，而宿主机没有"
        },
        "limit": 3
      },
      "hiddenKin": {
        "see": "hiddenMounts.filter(n, n.waiters == 0 && n.strays > 0)",
        "says": {
          "en": "a namespace has {{device}} on {{target}}, which the host has not, and it is of the sort that somebody waits for",
          "zh-CN": "某个命名空间有 {{target}} 上的 {{device}}，宿主机没有；其类型正是有任务在等待的那一类"
        },
        "limit": 3
      },
      "strayWait": {
        "see": "waits.filter(w, !w.momentary && w.mountType == '' && w.candidates.size() == 0 && w.family.re('^(nfs|nfs-recovery|cifs|ceph|fuse-init|fuse-answer|p9|lustre)$'))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits ({{anchor}}) for a mount that the table of the host does not have",
          "zh-CN": "{{comm}}（{{pid}}）在等待（{{anchor}}）一个宿主机挂载表中没有的挂载"
        },
        "limit": 4
      },
      "overlayWait": {
        "see": "waits.filter(w, !w.momentary && w.basis == 'stack' && w.via == 'overlay' && w.family.re('^(nfs|nfs-recovery|cifs|ceph|fuse-answer|p9|lustre)$'))",
        "says": {
          "en": "{{comm}} ({{pid}}) goes through an overlay, and waits for its lower layer ({{anchor}})",
          "zh-CN": "{{comm}}（{{pid}}）经由 overlay 等待其下层（{{anchor}}）"
        },
        "limit": 4
      },
      "ownWait": {
        "see": "waits.filter(w, !w.momentary && w.mountType != '' && w.via != 'overlay' && w.family.re('^(nfs|nfs-recovery|cifs|ceph|fuse-init|fuse-answer|fuse-background|p9|lustre)$'))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for {{target}}, which the host has",
          "zh-CN": "{{comm}}（{{pid}}）在等待 {{target}}，宿主机有此挂载"
        },
        "limit": 2
      },
      "silent": {
        "see": "logSigns.filter(s, s.topic.re('^(nfs-not-responding|cifs-not-responding|cifs-reconnect|cifs-share-gone|ceph-(mon|mds|osd)-lost)$') && !s.resolved && !s.earlierBoot && (s.subject == '' || hiddenMounts.size() == 0 || hiddenMounts.exists(n, n.device.contains(s.subject))))",
        "says": {
          "en": "the kernel says that {{subject}} does not answer, and takes nothing of it back",
          "zh-CN": "内核报告 {{subject}} 不应答，且没有恢复的记录"
        },
        "limit": 2
      },
      "dfReturned": {
        "see": "members.filter(m, m.rows >= 3 && m.parser == 'df')",
        "says": {
          "en": "a df of the host returned",
          "zh-CN": "宿主机的 df 返回了"
        },
        "limit": 1
      },
      "gaveUp": {
        "see": "timeouts.filter(t, t.by != 'timeout' && t.command.re('^(/[^ ]{1,40}/)?df( |$)'))",
        "role": "against",
        "says": {
          "en": "a df of the host did not return",
          "zh-CN": "宿主机的 df 没有返回"
        },
        "limit": 1
      },
      "tables": {
        "see": "members.filter(m, m.parser == 'process-mounts' && m.kinds.exists(k, k == 'process-mounts'))",
        "role": "context",
        "says": {
          "en": "the table of one process",
          "zh-CN": "某个进程的挂载表"
        },
        "limit": 1
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep: nobody waits for a mount that the host does not have",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处：没有任务在等待宿主机所没有的挂载"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "(hiddenWait && (silent || (dfReturned && !gaveUp))) || (overlayWait && silent)",
      "probable": "hiddenWait || overlayWait || (hiddenKin && silent)",
      "possible": "hiddenKin || (strayWait && silent && tables)"
    },
    "ruledOut": [
      {
        "when": "ownWait && !hiddenWait && !hiddenKin && !overlayWait && !strayWait",
        "because": {
          "en": "Those who wait do so for mounts that the host has.",
          "zh-CN": "等待者所等的是宿主机自己拥有的挂载。"
        }
      },
      {
        "when": "looked && !hiddenWait && !overlayWait && !strayWait",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for a mount that the host does not have.",
          "zh-CN": "没有任务在等待宿主机所没有的挂载。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "{{device}} is in the table of a container, or under an overlay, and not in that of the host.",
          "zh-CN": "{{device}} 位于容器的挂载表中或 overlay 之下，而不在宿主机的表中。"
        },
        "observed": "hiddenMount || hiddenKin || overlayWait",
        "inferred": "strayWait"
      },
      {
        "claim": {
          "en": "Its server or its daemon does not answer.",
          "zh-CN": "其服务器或守护进程不应答。"
        },
        "observed": "silent",
        "inferred": "hiddenWait || overlayWait || strayWait"
      },
      {
        "claim": {
          "en": "Whoever looks at it in there sleeps; the runtimes of containers, which enter it, do so as well.",
          "zh-CN": "在其中查看它的任务都会睡眠；进入容器的容器运行时也不例外。"
        },
        "observed": "hiddenWait || overlayWait || strayWait"
      },
      {
        "claim": {
          "en": "df of the host asks its own mounts only, and returns: the hang looks like one of the container.",
          "zh-CN": "宿主机的 df 只查询自己的挂载，因此能返回：看起来像是容器自身挂起。"
        },
        "observed": "dfReturned && !gaveUp",
        "inferred": "(hiddenWait || strayWait) && !gaveUp"
      }
    ],
    "missing": [
      {
        "unless": "hiddenMount || overlayWait",
        "fact": {
          "en": "the mount tables of other namespaces",
          "zh-CN": "其他命名空间的挂载表"
        },
        "why": {
          "en": "they name the mount that the host does not have, and the processes that do",
          "zh-CN": "它们能指出宿主机所没有的挂载，以及拥有它的进程"
        },
        "command": "for p in /proc/[0-9]*; do grep -HE ' - (nfs4?|cifs|smb3|ceph|fuse[^ ]*|9p|lustre) ' $p/mountinfo; done 2>/dev/null | sort -t: -k3 -u"
      },
      {
        "unless": "silent",
        "fact": {
          "en": "the kernel log",
          "zh-CN": "内核日志"
        },
        "why": {
          "en": "it names the server that does not answer",
          "zh-CN": "它会指出不应答的服务器"
        },
        "command": "dmesg -T | tail -n 200"
      },
      {
        "unless": "dfReturned || gaveUp",
        "fact": {
          "en": "whether df of the host returns",
          "zh-CN": "宿主机的 df 是否返回"
        },
        "why": {
          "en": "if it does not, the mount is one of the host after all",
          "zh-CN": "若不返回，问题就在宿主机自己的挂载上"
        },
        "command": "timeout -s KILL 20 df > /dev/null; echo $?"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine: mount a FUSE file system in a namespace of its own, and stop its daemon.",
          "zh-CN": "在可丢弃的机器上：在单独的命名空间中挂载一个 FUSE 文件系统，并停住其守护进程。"
        },
        "run": "mkdir -p /tmp/unhang-src /mnt/unhang-lab\nunshare -m --propagation private sh -c 'bindfs -f /tmp/unhang-src /mnt/unhang-lab & echo $! > /tmp/unhang-pid; sleep 1; kill -STOP $!; df' & sleep 3"
      },
      {
        "do": {
          "en": "df of the host returns, that in the namespace does not.",
          "zh-CN": "宿主机的 df 返回，命名空间中的不返回。"
        },
        "run": "timeout 5 df > /dev/null; echo $?; grep -l unhang-lab /proc/[0-9]*/mountinfo"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "kill -KILL $(cat /tmp/unhang-pid); wait; rm /tmp/unhang-pid; rmdir /mnt/unhang-lab /tmp/unhang-src",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See whose namespace it is: the command line and the cgroup name the container.",
          "zh-CN": "查看这是谁的命名空间：命令行与 cgroup 会给出容器。"
        },
        "run": "tr '\\0' ' ' < /proc/{{pid}}/cmdline; echo; cat /proc/{{pid}}/cgroup; grep -E ' - (nfs|cifs|ceph|fuse)' /proc/{{pid}}/mountinfo",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Bring its server back: all who wait go on.",
          "zh-CN": "恢复其服务器：所有等待者随之继续。"
        },
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Take it out of that namespace alone, so that nobody new gets stuck. The program in the container finds an empty folder.",
          "zh-CN": "只在该命名空间中将其移开，使不再有新的任务被卡住。容器内的程序会看到一个空目录。"
        },
        "run": "nsenter -t {{pid}} -m -- umount -l {{target}}",
        "risk": "medium",
        "undo": {
          "en": "start the container again",
          "zh-CN": "重新启动该容器"
        },
        "when": "hiddenMount || hiddenKin"
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Unmount before the server is taken away, and in every namespace: mounts that containers are to lose with the host need the propagation rslave (mountPropagation HostToContainer in Kubernetes), not private.",
          "zh-CN": "在撤下服务器之前先在所有命名空间中卸载：要让容器随宿主机一同失去挂载，传播方式应为 rslave（Kubernetes 的 mountPropagation 为 HostToContainer），而非 private。"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "df inside the container returns.",
          "zh-CN": "容器内的 df 能返回。"
        },
        "run": "timeout -s KILL 5 nsenter -t {{pid}} -m -- df > /dev/null; echo $?",
        "expect": {
          "en": "0",
          "zh-CN": "0"
        },
        "held": "looked && tables && !hiddenWait && !overlayWait && !strayWait",
        "broken": "stillWaits || overlayWait"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "hiddenMounts.filter(n, n.waiters > 0 && n.target in before.target)",
        "says": {
          "en": "{{waiters}} tasks wait on {{target}} again, or still",
          "zh-CN": "{{waiters}} 个任务仍在或又在 {{target}} 上等待"
        },
        "limit": 3
      }
    },
    "references": [
      {
        "title": "mount_namespaces(7)",
        "url": "https://man7.org/linux/man-pages/man7/mount_namespaces.7.html"
      },
      {
        "title": "kubernetes 90593: pods are gone, their NFS mounts are not, and kubelet hangs",
        "url": "https://github.com/kubernetes/kubernetes/issues/90593"
      },
      {
        "title": "oci-umount 47: NFS mounts that are lazily unmounted live on in containers",
        "url": "https://github.com/containers/oci-umount/pull/47"
      },
      {
        "title": "Linux: overlayfs",
        "url": "https://www.kernel.org/doc/html/latest/filesystems/overlayfs.html"
      }
    ]
  },
  {
    "id": "thin-pool-full",
    "severity": "high",
    "title": {
      "en": "A thin pool has no room left, and queues all writes",
      "zh-CN": "精简池（thin pool）已满，所有写入在排队"
    },
    "headline": {
      "en": "Writes to {{target}} hang: the thin pool {{pool}} below it is out of data space, and queues what needs room.",
      "zh-CN": "{{target}} 的写入挂起：其下的精简池 {{pool}} 数据空间用尽，需要新空间的写入在排队。"
    },
    "summary": {
      "en": "df shows room, for the file system knows nothing of the pool. A write that needs a new block of a full pool is queued for a minute (no_space_timeout; 0 means for ever) and then fails. Until then writers and syncs hang in state D; afterwards there are errors, and that is no hang any more, save that XFS tries its metadata again for ever. Reads go on, and so does df, unless the folder that it reads waits for the journal.",
      "zh-CN": "df 显示仍有空间，因为文件系统对池一无所知。向已满的池申请新块的写入会排队一分钟（no_space_timeout；0 表示永远），之后报错。 在此之前写入者与 sync 以 D 状态挂起；此后是报错而不再是挂起，例外是 XFS 会无限重试其元数据写入。读取照常，df 也照常， 除非它要读的目录在等待日志。"
    },
    "needs": [
      {
        "any": [
          "processes",
          "tasks",
          "dm-devices",
          "logical-volumes"
        ],
        "fact": {
          "en": "where tasks sleep and how full the pools are",
          "zh-CN": "任务在何处睡眠以及各池的使用率"
        },
        "why": {
          "en": "without these nothing can be seen of a full pool",
          "zh-CN": "没有这些就看不到池是否已满"
        },
        "command": "dmsetup status --noflush --target thin-pool; timeout -s KILL 20 lvs -a -o+data_percent,metadata_percent,lv_when_full"
      }
    ],
    "values": {
      "target": {
        "see": "waits.filter(w, !w.momentary && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs|reclaim)$') && w.device.re('^/dev/(mapper/|dm-)') && w.target != '').map(w, w.target)",
        "default": "MOUNTPOINT"
      },
      "pool": {
        "see": "logicalVolumes.filter(l, l.attr.startsWith('t') && l.dataPercent >= 100).map(l, l.vg + '/' + l.name) + dmDevices.filter(d, d.by == 'status' && d.target == 'thin-pool' && d.mode == 'out_of_data_space').map(d, d.name)",
        "default": "VG/POOL"
      },
      "lv": {
        "see": "logicalVolumes.filter(l, l.attr.startsWith('t') && l.dataPercent >= 100).map(l, l.vg + '/' + l.name)",
        "default": "VG/POOL"
      }
    },
    "signals": {
      "waitsOnThin": {
        "see": "waits.filter(w, w.basis == 'stack' && !w.momentary && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs|reclaim)$') && dmDevices.exists(d, d.target == 'thin' && w.device == '/dev/mapper/' + d.name))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for {{device}}, a thin volume",
          "zh-CN": "{{comm}}（{{pid}}）在等待精简卷 {{device}}"
        },
        "limit": 5
      },
      "diskWait": {
        "see": "waits.filter(w, w.basis == 'stack' && !w.momentary && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs)$') && (w.device == '' || w.device.re('^/dev/(mapper/|dm-)')))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for I/O in {{anchor}}",
          "zh-CN": "{{comm}}（{{pid}}）在 {{anchor}} 中等待 I/O"
        },
        "limit": 4
      },
      "poolQueues": {
        "see": "dmDevices.filter(d, d.by == 'status' && d.target == 'thin-pool' && d.mode == 'out_of_data_space' && d.whenFull != 'error_if_no_space')",
        "says": {
          "en": "pool {{name}} is out of data space and queues ({{whenFull}})",
          "zh-CN": "池 {{name}} 数据空间用尽，正在排队（{{whenFull}}）"
        },
        "limit": 2
      },
      "lvFull": {
        "see": "logicalVolumes.filter(l, l.attr.startsWith('t') && l.dataPercent >= 100)",
        "says": {
          "en": "lvs shows the pool {{vg}}/{{name}} as {{dataPercent}} % full",
          "zh-CN": "lvs 显示池 {{vg}}/{{name}} 已用 {{dataPercent}} %"
        },
        "limit": 2
      },
      "outOfSpace": {
        "see": "logSigns.filter(s, s.topic == 'thin-out-of-space' && !s.resolved && !s.earlierBoot)",
        "says": {
          "en": "the kernel says that the pool {{subject}} is out of data space, and not that it was extended",
          "zh-CN": "内核称池 {{subject}} 数据空间用尽，此后未见扩容"
        },
        "limit": 2
      },
      "lowWater": {
        "see": "logSigns.filter(s, s.topic.re('^(thin-low-water|thin-filling|lvm-no-space)$') && !s.resolved && !s.earlierBoot)",
        "role": "context",
        "says": {
          "en": "there was a warning: {{topic}} {{subject}}",
          "zh-CN": "此前有过警告：{{topic}} {{subject}}"
        },
        "limit": 3
      },
      "thinMount": {
        "see": "mounts.filter(m, m.table != 'fstab' && m.table != 'mtab' && dmDevices.exists(d, d.target == 'thin' && m.device == '/dev/mapper/' + d.name))",
        "role": "context",
        "says": {
          "en": "{{target}} lies on a thin volume, {{device}}",
          "zh-CN": "{{target}} 位于精简卷 {{device}} 上"
        },
        "limit": 3
      },
      "hungReport": {
        "see": "tasks.filter(t, t.report == 'hung-task' && !t.earlierBoot && waits.exists(w, w.pid == t.pid && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs|reclaim)$') && w.device.re('^/dev/(mapper/|dm-)')))",
        "says": {
          "en": "the kernel reports {{comm}} ({{pid}}) as hung",
          "zh-CN": "内核报告 {{comm}}（{{pid}}）挂起"
        },
        "limit": 2
      },
      "poolErrors": {
        "see": "dmDevices.filter(d, d.by == 'status' && d.target == 'thin-pool' && (d.mode == 'ro' || d.mode == 'Fail' || d.mode == 'out_of_data_space' && d.whenFull == 'error_if_no_space'))",
        "role": "against",
        "says": {
          "en": "pool {{name}} ({{mode}}, {{whenFull}}) fails writes by now, and queues none",
          "zh-CN": "池 {{name}}（{{mode}}，{{whenFull}}）现在让写入报错，而不再排队"
        },
        "limit": 2
      },
      "roomLeft": {
        "see": "dmDevices.filter(d, d.by == 'status' && d.target == 'thin-pool' && d.mode == 'rw' && d.usedPercent < 100)",
        "role": "context",
        "says": {
          "en": "pool {{name}} has room: {{usedPercent}} % in use",
          "zh-CN": "池 {{name}} 仍有空间：已用 {{usedPercent}} %"
        },
        "limit": 2
      },
      "lvRoom": {
        "see": "logicalVolumes.filter(l, l.attr.startsWith('t') && l.dataPercent >= 0 && l.dataPercent < 100)",
        "role": "context",
        "says": {
          "en": "lvs shows room in {{vg}}/{{name}}: {{dataPercent}} % in use",
          "zh-CN": "lvs 显示 {{vg}}/{{name}} 仍有空间：已用 {{dataPercent}} %"
        },
        "limit": 2
      },
      "searched": {
        "see": "members.filter(m, m.kinds.exists(k, k == 'log-signs' || k == 'logical-volumes' || k == 'dm-devices'))",
        "role": "context",
        "says": {
          "en": "this was read, and tells of no full pool",
          "zh-CN": "已读取，其中没有池已满的迹象"
        },
        "limit": 2
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "waitsOnThin && poolQueues",
      "probable": "diskWait && !poolErrors && (poolQueues || lvFull || outOfSpace)",
      "possible": "poolQueues || (lvFull && !poolErrors) || (outOfSpace && !poolErrors) || (waitsOnThin && poolErrors)"
    },
    "ruledOut": [
      {
        "when": "poolErrors && !poolQueues && !waitsOnThin",
        "because": {
          "en": "The pool fails writes and queues none: there are errors, but this is no hang.",
          "zh-CN": "池让写入报错而不排队：有错误，但不是挂起。"
        }
      },
      {
        "when": "(roomLeft || lvRoom) && !poolQueues && !lvFull && !outOfSpace && !poolErrors",
        "because": {
          "en": "The thin pools have room.",
          "zh-CN": "精简池仍有空间。"
        }
      },
      {
        "when": "searched && !poolQueues && !lvFull && !outOfSpace && !poolErrors",
        "byAbsence": true,
        "because": {
          "en": "Nothing tells of a thin pool without room.",
          "zh-CN": "没有精简池用尽空间的迹象。"
        }
      },
      {
        "when": "looked && !diskWait && !waitsOnThin && !poolQueues && !lvFull && !outOfSpace && !poolErrors",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for a device-mapper device.",
          "zh-CN": "没有任务在等待 device-mapper 设备。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "The thin volumes together were promised more than the pool {{pool}} has, and nobody extended it in time.",
          "zh-CN": "各精简卷被许诺的空间之和超过了池 {{pool}} 的实际容量，且没有及时扩容。"
        },
        "observed": "lowWater",
        "inferred": "poolQueues || lvFull || outOfSpace"
      },
      {
        "claim": {
          "en": "The pool ran out of data space and queues writes that need a new block.",
          "zh-CN": "池的数据空间用尽，需要新块的写入在排队。"
        },
        "observed": "poolQueues",
        "inferred": "lvFull || outOfSpace"
      },
      {
        "claim": {
          "en": "Writers, the journal and sync of {{target}} wait in state D; df still shows room there.",
          "zh-CN": "{{target}} 的写入者、日志与 sync 以 D 状态等待；df 仍显示有空间。"
        },
        "observed": "waitsOnThin || diskWait",
        "inferred": "thinMount || poolQueues || lvFull || outOfSpace"
      },
      {
        "claim": {
          "en": "After no_space_timeout the writes fail; where that is 0, or XFS tries again, they hang for good.",
          "zh-CN": "超过 no_space_timeout 后写入报错；若该值为 0，或 XFS 不断重试，则会一直挂起。"
        },
        "observed": "hungReport",
        "inferred": "poolQueues || lvFull || outOfSpace || waitsOnThin"
      }
    ],
    "missing": [
      {
        "unless": "poolQueues || poolErrors || roomLeft",
        "fact": {
          "en": "the state of the thin pools",
          "zh-CN": "精简池的状态"
        },
        "why": {
          "en": "out_of_data_space with queue_if_no_space is a hang, with error_if_no_space it is not",
          "zh-CN": "out_of_data_space 配合 queue_if_no_space 是挂起，配合 error_if_no_space 则不是"
        },
        "command": "dmsetup status --noflush --target thin-pool; timeout -s KILL 20 lvs -a -o+data_percent,metadata_percent,lv_when_full; cat /sys/module/dm_thin_pool/parameters/no_space_timeout"
      },
      {
        "unless": "waitsOnThin || diskWait",
        "fact": {
          "en": "kernel stacks of the tasks in state D",
          "zh-CN": "D 状态任务的内核栈"
        },
        "why": {
          "en": "they show who waits for the volume",
          "zh-CN": "它们能说明谁在等待该卷"
        },
        "command": "echo w > /proc/sysrq-trigger; dmesg | tail -500"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine: a thin volume that is larger than its pool, with a pool that waits for ever.",
          "zh-CN": "在可丢弃的机器上：建立一个比池还大的精简卷，并让池永远等待。"
        },
        "run": "truncate -s 256M /tmp/unhang.img; L=$(losetup -f --show /tmp/unhang.img); vgcreate unhanglab $L\nlvcreate --type thin-pool -L 64M -n pool unhanglab; lvcreate -V 1G -T unhanglab/pool -n thin; mkfs.ext4 -q -E nodiscard /dev/unhanglab/thin\necho 0 > /sys/module/dm_thin_pool/parameters/no_space_timeout; mkdir -p /mnt/unhang-lab; mount /dev/unhanglab/thin /mnt/unhang-lab"
      },
      {
        "do": {
          "en": "Fill it; the writer hangs.",
          "zh-CN": "写满它；写入者挂起。"
        },
        "run": "dd if=/dev/zero of=/mnt/unhang-lab/z bs=1M count=200 conv=fsync & sleep 20; dmsetup status --target thin-pool; ps -o pid,state,wchan:24,args -C dd; timeout -s KILL 5 df /mnt/unhang-lab"
      },
      {
        "do": {
          "en": "Extend the pool and clean up.",
          "zh-CN": "扩容并清理。"
        },
        "run": "echo 60 > /sys/module/dm_thin_pool/parameters/no_space_timeout; lvextend -L +128M unhanglab/pool; wait; umount /mnt/unhang-lab; vgremove -ff -y unhanglab; losetup -j /tmp/unhang.img | cut -d: -f1 | xargs -r losetup -d; rmdir /mnt/unhang-lab; rm -f /tmp/unhang.img",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "See how full the pools are, and how much room their volume groups have.",
          "zh-CN": "查看各池的使用率，以及卷组还有多少空间。"
        },
        "run": "lvs -a -o+data_percent,metadata_percent,lv_when_full; vgs",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Extend the pool: queued writes go on by themselves, and nothing is lost.",
          "zh-CN": "扩容该池：排队的写入会自行继续，不丢数据。"
        },
        "run": "lvextend -L +10G {{lv}}",
        "risk": "low",
        "undo": {
          "en": "none: a thin pool cannot be made smaller",
          "zh-CN": "无法撤销：精简池不能缩小"
        }
      },
      {
        "do": {
          "en": "Where the group has no room: let the writes fail now. They are lost, and the file system may go read-only.",
          "zh-CN": "卷组没有空间时：让写入立即报错。写入会丢失，文件系统可能变为只读。"
        },
        "run": "lvchange --errorwhenfull y {{lv}}",
        "risk": "high",
        "undo": {
          "en": "lvchange --errorwhenfull n on the same pool",
          "zh-CN": "对同一池执行 lvchange --errorwhenfull n"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "Have pools extended in time (thin_pool_autoextend_threshold below 100 and dmeventd running), and watch their Data% rather than df.",
          "zh-CN": "让池能及时扩容（thin_pool_autoextend_threshold 低于 100 且 dmeventd 在运行），监控 Data% 而不是 df。"
        }
      },
      {
        "do": {
          "en": "Give freed blocks back: fstrim on the mounts, or discard in the options.",
          "zh-CN": "归还已释放的块：对挂载执行 fstrim，或使用 discard 选项。"
        }
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The pools have room again.",
          "zh-CN": "各池重新有了空间。"
        },
        "run": "lvs -a -o+data_percent; dmsetup status --noflush --target thin-pool",
        "expect": {
          "en": "Data% below 100, mode rw",
          "zh-CN": "Data% 低于 100，模式为 rw"
        },
        "held": "(roomLeft && !poolQueues) || (lvRoom && !lvFull)",
        "broken": "poolQueues || lvFull"
      },
      {
        "do": {
          "en": "Nobody waits for that mount any more.",
          "zh-CN": "不再有任务等待该挂载。"
        },
        "run": "timeout -s KILL 10 sync -f -- {{target}}; echo $?",
        "expect": {
          "en": "not 124 and not 137; a command that never returns says that it still hangs",
          "zh-CN": "不是 124 也不是 137；若命令一直不返回，说明仍在挂起"
        },
        "held": "looked && !stillWaits",
        "broken": "stillWaits"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, !w.momentary && w.family.re('^(block|journal|xfs-log|xfs-lock|btrfs|reclaim)$') && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the disk of {{target}} again, or still",
          "zh-CN": "{{comm}}（{{pid}}）仍在或又在等待 {{target}} 的磁盘"
        },
        "limit": 3
      }
    },
    "references": [
      {
        "title": "Linux: thin provisioning, queue_if_no_space and no_space_timeout",
        "url": "https://www.kernel.org/doc/html/latest/admin-guide/device-mapper/thin-provisioning.html"
      },
      {
        "title": "lvmthin(7): data space exhaustion",
        "url": "https://man7.org/linux/man-pages/man7/lvmthin.7.html"
      },
      {
        "title": "Measured: writers hang for about a minute, then get an error",
        "url": "https://github.com/kubeswift-io/kubeswift/issues/614"
      },
      {
        "title": "A pull of docker hangs as its pool is full; XFS goes on trying",
        "url": "https://github.com/projectatomic/container-storage-setup/pull/104"
      }
    ]
  },
  {
    "id": "xfs-log-ail",
    "severity": "high",
    "title": {
      "en": "XFS has no room left in its log, and nothing makes room",
      "zh-CN": "XFS 日志已无空间，且没有任何进展能腾出空间"
    },
    "headline": {
      "en": "Writers hang on {{target}}: they wait for room in the log of XFS, and nobody writes back what holds it ({{waiter}} and others). A plain df mostly still answers there.",
      "zh-CN": "{{target}} 上的写入者挂起：{{waiter}} 等任务在等待 XFS 日志空间，而占用空间的内容没有被写回。单独的 df 在此大多仍能返回。"
    },
    "summary": {
      "en": "Before an XFS changes anything it reserves room in its log. Room comes back when the AIL thread (xfsaild) has written the oldest changes to their places. If these cannot be written, because the disk does not answer, because they are locked by a task that itself waits for room, or because of a bug, everybody who creates, writes, truncates or updates a time waits. statfs reads counters, so df itself returns (in 5.14 and later it may wait for inodes that are being freed); df PATH opens the folder and can hang. Where a task waits for the disk of the same file system, the device is the cause and not the log.",
      "zh-CN": "XFS 在做任何修改之前都要先在日志中预留空间；AIL 线程（xfsaild）把最早的修改写到其位置之后，空间才会归还。若因磁盘不应答、 相关对象被一个同样在等空间的任务锁住或内核缺陷而写不回去，凡要创建、写入、截断或更新时间戳的任务都会等待。statfs 只读计数器， 所以 df 本身会返回（5.14 及以后它可能要等正在释放的 inode）；df PATH 要打开目录，可能挂起。若有任务在等同一文件系统的磁盘， 则原因在设备而不在日志。"
    },
    "behind": [
      "fs-frozen",
      "dm-suspended",
      "multipath-no-path",
      "thin-pool-full",
      "removable-device",
      "block-io-stuck"
    ],
    "needs": [
      {
        "any": [
          "processes",
          "tasks"
        ],
        "fact": {
          "en": "where tasks sleep",
          "zh-CN": "任务在何处睡眠"
        },
        "why": {
          "en": "without a process list or stacks nobody is seen waiting",
          "zh-CN": "没有进程列表或内核栈就看不到等待者"
        },
        "command": "ps axo pid,ppid,uid,state,wchan:32,lstart,args"
      }
    ],
    "values": {
      "target": {
        "see": "waits.filter(w, w.family.re('^xfs-(log|lock)$') && w.target != '').map(w, w.target)",
        "default": "MOUNTPOINT"
      },
      "waiter": {
        "see": "waits.filter(w, w.family == 'xfs-log' && !w.kernelThread).map(w, w.comm)",
        "default": "TASKS"
      }
    },
    "signals": {
      "logSpace": {
        "see": "waits.filter(w, w.family == 'xfs-log' && w.basis == 'stack' && !w.momentary && w.anchor.re('grant|xfs_log_re|xfs_trans_reserve') && !waits.exists(t, t.family == 'block' && !t.momentary && !t.anchor.re('page|folio|filemap') && t.target == w.target))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for room in the log ({{anchor}})",
          "zh-CN": "{{comm}}（{{pid}}）在等待日志空间（{{anchor}}）"
        },
        "limit": 5
      },
      "logForce": {
        "see": "waits.filter(w, w.family == 'xfs-log' && w.basis == 'stack' && !w.momentary && !w.anchor.re('grant|xfs_log_re|xfs_trans_reserve') && !waits.exists(t, t.family == 'block' && !t.momentary && !t.anchor.re('page|folio|filemap') && t.target == w.target))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits until the log is written ({{anchor}})",
          "zh-CN": "{{comm}}（{{pid}}）在等待日志写出（{{anchor}}）"
        },
        "limit": 4
      },
      "lockWait": {
        "see": "waits.filter(w, w.family == 'xfs-lock' && w.basis == 'stack' && !w.momentary && !waits.exists(t, t.family == 'block' && !t.momentary && !t.anchor.re('page|folio|filemap') && t.target == w.target))",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for an inode or a buffer that another task has locked ({{anchor}})",
          "zh-CN": "{{comm}}（{{pid}}）在等待被其他任务锁住的 inode 或缓冲区（{{anchor}}）"
        },
        "limit": 3
      },
      "placed": {
        "see": "waits.filter(w, w.family.re('^xfs-(log|lock)$') && !w.momentary && w.mountType == 'xfs')",
        "cite": "mountRows",
        "says": {
          "en": "its file system: {{device}} on {{target}}",
          "zh-CN": "其文件系统：{{target}} 上的 {{device}}"
        },
        "limit": 2
      },
      "hungReport": {
        "see": "waits.filter(w, w.family == 'xfs-log' && !w.momentary && w.blockedForSeconds > 0)",
        "says": {
          "en": "{{comm}} ({{pid}}) was seen blocked for {{blockedForSeconds}} s or more",
          "zh-CN": "{{comm}}（{{pid}}）被发现已阻塞 {{blockedForSeconds}} 秒以上"
        },
        "limit": 2
      },
      "crowd": {
        "see": "waits.filter(w, w.family == 'xfs-log' && !w.momentary && w.together > 2)",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) is one of {{together}}",
          "zh-CN": "{{comm}}（{{pid}}）是 {{together}} 个等待者之一"
        },
        "limit": 2
      },
      "ailStuck": {
        "see": "waits.filter(w, w.comm.re('^xfsaild') && w.family.re('^xfs-(log|lock)$') && w.basis == 'stack')",
        "says": {
          "en": "the thread that should make room, {{comm}} ({{pid}}), itself waits for the log or for a lock ({{anchor}})",
          "zh-CN": "本应腾出空间的线程 {{comm}}（{{pid}}）自己在等日志或锁（{{anchor}}）"
        },
        "limit": 2
      },
      "ailIdle": {
        "see": "tasks.filter(t, !t.earlierBoot && t.comm.re('^xfsaild') && t.frames.exists(f, f.reliable && f.function.re('^xfsaild$')) && !t.frames.exists(f, f.reliable && f.function.re('^(io_schedule.*|_{0,2}xfs_buf.*|xfs_bwrite|_?xfs_log_force.*|xlog_.*|submit_bio.*|blk_.*)$')))",
        "says": {
          "en": "the thread that should make room, {{comm}} ({{pid}}), is at rest: it waits for no disk",
          "zh-CN": "本应腾出空间的线程 {{comm}}（{{pid}}）处于休息状态：它没有在等磁盘"
        },
        "limit": 2
      },
      "ailIo": {
        "see": "waits.filter(w, w.comm.re('^xfsaild') && w.family == 'block')",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) is writing to the disk ({{anchor}}): room may come back, as fast as the disk is",
          "zh-CN": "{{comm}}（{{pid}}）正在写盘（{{anchor}}）：空间会随磁盘的速度归还"
        },
        "limit": 2
      },
      "diskWait": {
        "see": "waits.filter(w, w.family == 'block' && !w.momentary && !w.anchor.re('page|folio|filemap') && (w.filesystem == 'xfs' || w.mountType == 'xfs'))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for the disk below an XFS ({{anchor}}): the device is the cause there",
          "zh-CN": "{{comm}}（{{pid}}）在等 XFS 之下的磁盘（{{anchor}}）：那里的原因在设备"
        },
        "limit": 3
      },
      "behindDisk": {
        "see": "waits.filter(w, w.family.re('^xfs-(log|lock)$') && !w.momentary && waits.exists(t, t.family == 'block' && !t.momentary && !t.anchor.re('page|folio|filemap') && t.target == w.target))",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits in XFS ({{anchor}}), and another task of the same file system for the disk",
          "zh-CN": "{{comm}}（{{pid}}）在 XFS 中等待（{{anchor}}），而同一文件系统的另一任务在等磁盘"
        },
        "limit": 3
      },
      "unsure": {
        "see": "waits.filter(w, w.family.re('^xfs-(log|lock)$') && (w.momentary || w.basis != 'stack') && !w.comm.re('^xfsaild'))",
        "says": {
          "en": "{{comm}} ({{pid}}) was waiting in XFS ({{anchor}}); for a moment or for good, one look cannot tell",
          "zh-CN": "{{comm}}（{{pid}}）当时在 XFS 中等待（{{anchor}}）；是片刻还是不再返回，单凭一次查看无法断定"
        },
        "limit": 3
      },
      "deviceTrouble": {
        "see": "logSigns.filter(s, !s.earlierBoot && !s.resolved && s.topic.re('^(block-io-error|scsi-timeout|scsi-offline|nvme-timeout|ata-failed|hba-trouble|virtual-disk-trouble|multipath-no-path|iscsi-lost|fc-port-lost|thin-out-of-space)$'))",
        "role": "against",
        "says": {
          "en": "the log tells of trouble with a device: {{topic}} {{subject}}",
          "zh-CN": "日志提到设备故障：{{topic}} {{subject}}"
        },
        "limit": 3
      },
      "suspended": {
        "see": "dmDevices.filter(d, d.suspended)",
        "role": "against",
        "says": {
          "en": "device {{name}} is suspended",
          "zh-CN": "设备 {{name}} 处于挂起（suspend）状态"
        },
        "limit": 2
      },
      "frozen": {
        "see": "waits.filter(w, w.family == 'freeze' && !w.momentary && w.mountType == 'xfs')",
        "role": "against",
        "says": {
          "en": "{{comm}} ({{pid}}) waits for {{target}} to be thawed",
          "zh-CN": "{{comm}}（{{pid}}）在等待 {{target}} 解冻"
        },
        "limit": 2
      },
      "shutdown": {
        "see": "logSigns.filter(s, s.topic == 'xfs-shutdown' && !s.earlierBoot)",
        "role": "against",
        "says": {
          "en": "XFS on {{subject}} has shut down: from then on it returns errors, and nobody waits",
          "zh-CN": "{{subject}} 上的 XFS 已关停（shutdown）：此后返回错误，而不会让任务等待"
        },
        "limit": 2
      },
      "noMemory": {
        "see": "logSigns.filter(s, s.topic == 'xfs-no-memory' && !s.earlierBoot)",
        "says": {
          "en": "XFS says that it gets no memory ({{times}} times): reclaim may be what it waits for",
          "zh-CN": "XFS 报告得不到内存（{{times}} 次）：它等的可能是内存回收"
        },
        "limit": 1
      },
      "dfHangs": {
        "see": "waits.filter(w, w.family == 'xfs-lock' && w.call == 'statfs' && !w.momentary)",
        "says": {
          "en": "{{comm}} ({{pid}}) asks for free space and waits itself ({{anchor}})",
          "zh-CN": "{{comm}}（{{pid}}）查询剩余空间时自己也在等待（{{anchor}}）"
        },
        "limit": 2
      },
      "elsewhere": {
        "see": "waits.filter(w, !w.momentary && !w.family.re('^xfs-(log|lock)$'))",
        "role": "context",
        "says": {
          "en": "{{comm}} ({{pid}}) waits elsewhere ({{family}})",
          "zh-CN": "{{comm}}（{{pid}}）在别处等待（{{family}}）"
        },
        "limit": 2
      },
      "looked": {
        "see": "taskOverviews.filter(o, o.tasks > 0)",
        "role": "context",
        "says": {
          "en": "{{tasks}} tasks are listed with where they sleep",
          "zh-CN": "列出了 {{tasks}} 个任务及其睡眠之处"
        },
        "limit": 1
      },
      "mounted": {
        "see": "mounts.filter(m, m.table != 'fstab' && m.type == 'xfs')",
        "role": "context",
        "says": {
          "en": "{{type}} is mounted on {{target}}",
          "zh-CN": "{{target}} 上挂载着 {{type}}"
        },
        "limit": 1
      },
      "table": {
        "see": "mounts.filter(m, m.table.re('^(kernel|mountinfo)$'))",
        "role": "context",
        "says": {
          "en": "the mount table of the kernel was read",
          "zh-CN": "已读取内核的挂载表"
        },
        "limit": 1
      }
    },
    "holds": {
      "confirmed": "logSpace && placed && (hungReport || crowd) && (ailStuck || ailIdle) && !ailIo && !deviceTrouble && !suspended && !frozen",
      "probable": "logSpace && placed && (hungReport || crowd) && !ailIo && !deviceTrouble && !suspended && !frozen",
      "possible": "logSpace || logForce || lockWait || unsure"
    },
    "ruledOut": [
      {
        "when": "diskWait && !logSpace && !logForce && !lockWait && !unsure",
        "because": {
          "en": "A task waits for the disk below this XFS: the device is the cause (block-io-stuck, dm-suspended, multipath-no-path).",
          "zh-CN": "有任务在等该 XFS 之下的磁盘：原因在设备（block-io-stuck、dm-suspended、multipath-no-path）。"
        }
      },
      {
        "when": "shutdown && !logSpace && !logForce && !lockWait && !unsure",
        "because": {
          "en": "An XFS that has shut down returns errors; it lets nobody wait.",
          "zh-CN": "已关停的 XFS 返回错误，不会让任务等待。"
        }
      },
      {
        "when": "frozen && looked && !logSpace && !logForce && !lockWait && !unsure",
        "because": {
          "en": "The writers wait for a thaw, before they ask for the log.",
          "zh-CN": "写入者在等待解冻，尚未请求日志空间。"
        }
      },
      {
        "when": "elsewhere && looked && !logSpace && !logForce && !lockWait && !unsure",
        "byAbsence": true,
        "because": {
          "en": "Who waits, waits elsewhere; nobody waits for the log of an XFS.",
          "zh-CN": "等待者都在别处等待，没有任务在等 XFS 日志。"
        }
      },
      {
        "when": "looked && !logSpace && !logForce && !lockWait && !unsure",
        "byAbsence": true,
        "because": {
          "en": "Nobody waits for the log of an XFS.",
          "zh-CN": "没有任务在等待 XFS 日志。"
        }
      },
      {
        "when": "table && !mounted && !logSpace && !logForce && !lockWait && !unsure",
        "byAbsence": true,
        "because": {
          "en": "No XFS is mounted.",
          "zh-CN": "没有挂载 XFS。"
        }
      }
    ],
    "chain": [
      {
        "claim": {
          "en": "The oldest changes in the log of {{target}} are not written to their places.",
          "zh-CN": "{{target}} 日志中最早的修改没有被写到其位置。"
        },
        "observed": "ailStuck || ailIdle",
        "inferred": "logSpace"
      },
      {
        "claim": {
          "en": "Whoever wants to change something waits for room in the log.",
          "zh-CN": "凡要修改的任务都在等待日志空间。"
        },
        "observed": "logSpace",
        "inferred": "logForce || unsure"
      },
      {
        "claim": {
          "en": "They keep locks of inodes and buffers, for which others wait.",
          "zh-CN": "它们持有 inode 与缓冲区的锁，其他任务又在等这些锁。"
        },
        "observed": "lockWait && logSpace",
        "inferred": "logSpace || lockWait"
      },
      {
        "claim": {
          "en": "df reads counters and mostly returns; df PATH, shells and daemons that open, write or update a time hang.",
          "zh-CN": "df 读取计数器，大多会返回；而要打开、写入或更新时间戳的 df PATH、shell 与守护进程会挂起。"
        },
        "observed": "dfHangs",
        "inferred": "logSpace || logForce || lockWait"
      }
    ],
    "missing": [
      {
        "unless": "ailStuck || ailIdle || ailIo",
        "fact": {
          "en": "the stack of xfsaild, the thread that makes room",
          "zh-CN": "腾出空间的线程 xfsaild 的内核栈"
        },
        "why": {
          "en": "in xfs_buf_* or submit_bio it waits for the disk (another cause); at rest or in xfs_log_force it is this one",
          "zh-CN": "在 xfs_buf_* 或 submit_bio 中是等磁盘（另一原因）；在休息或在 xfs_log_force 中则是本原因"
        },
        "command": "for p in $(pgrep '^xfsaild/'); do echo \"== $p\"; cat /proc/$p/comm /proc/$p/wchan /proc/$p/stack; done"
      },
      {
        "unless": "logSpace",
        "fact": {
          "en": "all blocked tasks with their stacks",
          "zh-CN": "全部阻塞任务及其内核栈"
        },
        "why": {
          "en": "xlog_grant_head_wait shows want of log space; xfs_buf_iowait or submit_bio_wait show the disk",
          "zh-CN": "xlog_grant_head_wait 表明缺日志空间；xfs_buf_iowait 或 submit_bio_wait 表明是磁盘"
        },
        "command": "echo w > /proc/sysrq-trigger; dmesg | tail -n 2000"
      },
      {
        "unless": "logSpace && hungReport && (ailStuck || ailIdle)",
        "fact": {
          "en": "head and tail of the log, twice",
          "zh-CN": "日志头尾位置（两次）"
        },
        "why": {
          "en": "a tail that does not move shows a stall, one that moves a slow disk or a small log",
          "zh-CN": "尾部不动说明停滞，移动则只是磁盘慢或日志小"
        },
        "command": "grep -H . /sys/fs/xfs/*/log/log_*_lsn; sleep 10; grep -H . /sys/fs/xfs/*/log/log_*_lsn"
      }
    ],
    "reproduce": [
      {
        "do": {
          "en": "In a throw-away machine: an XFS with a small log on a device that is then suspended. Here the disk is the cause, and this rule must step back; a log that hangs on a good disk takes a bug of the kernel.",
          "zh-CN": "在可丢弃的机器上：日志很小的 XFS，随后挂起其设备。这里的原因是磁盘，本规则必须让位；磁盘正常而日志挂起则需要内核缺陷。"
        },
        "run": "truncate -s 600M /tmp/unhang.img; L=$(losetup -f --show /tmp/unhang.img); dmsetup create unhang-lab --table \"0 $(blockdev --getsz $L) linear $L 0\"\nmkfs.xfs -q /dev/mapper/unhang-lab; mkdir -p /mnt/unhang-lab; mount /dev/mapper/unhang-lab /mnt/unhang-lab\ndmsetup suspend --nolockfs unhang-lab"
      },
      {
        "do": {
          "en": "Change until the log is full, and look.",
          "zh-CN": "不断修改直到日志写满，然后查看。"
        },
        "run": "sh -c 'for i in $(seq 200000); do mkdir /mnt/unhang-lab/d$i; done' & sleep 60; cat /proc/$!/stack; timeout -s KILL 5 df -h"
      },
      {
        "do": {
          "en": "Clean up.",
          "zh-CN": "清理。"
        },
        "run": "dmsetup resume unhang-lab; kill $!; wait; umount /mnt/unhang-lab; dmsetup remove unhang-lab; losetup -d $L; rm /tmp/unhang.img; rmdir /mnt/unhang-lab",
        "cleansUp": true
      }
    ],
    "workarounds": [
      {
        "do": {
          "en": "Push what can be pushed: a sync of this file system; it hangs as well if nothing moves.",
          "zh-CN": "推动能推动的部分：对该文件系统执行 sync；若毫无进展它同样会挂起。"
        },
        "run": "timeout -s KILL 30 sync -f {{target}} & sleep 31; grep -H . /sys/fs/xfs/*/log/log_*_lsn",
        "risk": "none",
        "undo": {
          "en": "nothing to undo",
          "zh-CN": "无需撤销"
        }
      },
      {
        "do": {
          "en": "Shut the file system down: all waiters return with EIO. What was written but is not yet on the disk is lost; then unmount, mount again, and the log is replayed.",
          "zh-CN": "关停该文件系统：所有等待者以 EIO 返回。已写入但尚未落盘的内容会丢失；随后卸载并重新挂载，日志会被重放。"
        },
        "run": "xfs_io -x -c 'shutdown' {{target}}",
        "risk": "high",
        "undo": {
          "en": "unmount and mount again",
          "zh-CN": "卸载后重新挂载"
        }
      },
      {
        "do": {
          "en": "Save a dump for whoever mends the kernel (the command crashes the host at once; kdump must be set up), and reboot with it.",
          "zh-CN": "为修复内核者保存 vmcore（该命令会立即使主机崩溃；须已配置 kdump），并借此重启。"
        },
        "run": "echo c > /proc/sysrq-trigger",
        "risk": "high",
        "undo": {
          "en": "none",
          "zh-CN": "无法撤销"
        }
      }
    ],
    "fix": [
      {
        "do": {
          "en": "A small log (made by an old mkfs.xfs, or grown file systems) runs dry first: look at its size; it can be set only when the file system is made.",
          "zh-CN": "日志过小（旧版 mkfs.xfs 创建或文件系统后来扩容）最先耗尽：查看其大小；只有创建文件系统时才能指定。"
        },
        "run": "xfs_info {{target}} | grep -A1 ^log"
      },
      {
        "do": {
          "en": "Otherwise it is a bug of the kernel: compare the changelog of the newest kernel of your vendor under xfs, and report the stacks with that of xfsaild.",
          "zh-CN": "否则是内核缺陷：对照厂商最新内核中 xfs 的变更记录，并连同 xfsaild 的内核栈一起提交。"
        },
        "run": "rpm -q --changelog kernel | grep -i xfs | head -n 50"
      }
    ],
    "verify": [
      {
        "do": {
          "en": "The file system takes a write.",
          "zh-CN": "文件系统能够写入。"
        },
        "run": "timeout -s KILL 10 sh -c 'T=$(mktemp -p \"$0\") && sync \"$T\" && rm \"$T\"' {{target}}; echo $?",
        "expect": {
          "en": "0, and not 137",
          "zh-CN": "0，而不是 137"
        },
        "held": "looked && !stillWaits",
        "broken": "stillWaits"
      }
    ],
    "after": {
      "stillWaits": {
        "see": "waits.filter(w, !w.momentary && w.family.re('^xfs-(log|lock)$') && w.target in before.target)",
        "says": {
          "en": "{{comm}} ({{pid}}) waits in XFS on {{target}}",
          "zh-CN": "{{comm}}（{{pid}}）在 {{target}} 的 XFS 中等待"
        },
        "limit": 3
      }
    },
    "references": [
      {
        "title": "Linux: XFS, delayed logging and how room in the log is reserved",
        "url": "https://www.kernel.org/doc/html/latest/filesystems/xfs/xfs-delayed-logging-design.html"
      },
      {
        "title": "Linux: administration of XFS",
        "url": "https://www.kernel.org/doc/html/latest/admin-guide/xfs.html"
      },
      {
        "title": "xfs_io(8): shutdown",
        "url": "https://man7.org/linux/man-pages/man8/xfs_io.8.html"
      },
      {
        "title": "XFS hangs for want of log space on 5.10",
        "url": "https://bugs.launchpad.net/bugs/1996269"
      }
    ]
  }
];

/** Unified diffs that fixes refer to, by file name. */
export const rulePatches: Readonly<Record<string, string>> = {
  "fuse-2.8.3-check-kernel-mounts.patch": "Do not mount the same FUSE file system twice on one directory, and never\nunmount it with /dev/fuse still open.\n\nFor fuse 2.8.3, lib/mount.c; apply in its source tree with `patch -p1`.\nEvery context line was compared with 2.8.5 and 2.9.9, which share them all; it\nwas applied to, built and run as part of 2.9.9.\nLicence: that of the file it changes, GNU LGPL version 2.\n\nWhat goes wrong without it. A second gvfs-fuse-daemon for the same user mounts\nover the first one on ~/.gvfs. With /etc/mtab a regular file, mount(8) then\nrefuses to list that pair twice, and fuse_mount_sys() cleans up: umount2()\nfirst, close() of /dev/fuse second. On a kernel before v5.1 (without commit\n57d4657716ac, \"audit: ignore fcaps on umount\") with one audit rule loaded, the\npath lookup of umount2() reads the security.capability attribute of the mount\npoint. FUSE must ask its daemon for that, the daemon is the process sleeping in\numount2(), and its INIT is not answered yet. It waits for itself, and df, ls\nand everybody else with it.\n\nWhat this does:\n 1. Before mounting it reads /proc/self/mounts. If the mount that is visible on\n    the target is the same FUSE file system, the second mount is refused with a\n    message that says what to do. The mount point itself is never touched for\n    that: stat() of it is the call that hangs.\n 2. On the error path it closes /dev/fuse, which ends the connection, and then\n    unmounts. Nobody can be left waiting, whatever made adding to mtab fail.\n 3. /dev/fuse is closed on exec, so that a helper program cannot keep a\n    connection alive after its daemon has died.\n\nWhat it does not do:\n - Two daemons that start in the same instant can both pass the check; (2) is\n   what keeps the loser from hanging.\n - A mount whose daemon died looks alive in the table and is refused as well.\n   Mounting over it never worked: stat() gives ENOTCONN. Unmount it first.\n - A different file system, or the option `nonempty`, may still be stacked.\n - fuse_main() resolves the mount point before it gets here (lib/helper.c); if\n   the mount that is there hangs already, that is where a second daemon waits.\n - A mount whose daemon stays silent still hangs df. Only the daemon can help.\n\n--- a/lib/mount.c\n+++ b/lib/mount.c\n@@ -7,4 +7,8 @@\n */\n \n+#ifndef _GNU_SOURCE\n+#define _GNU_SOURCE\t/* asprintf(), getline() */\n+#endif\n+\n #include \"config.h\"\n #include \"fuse_i.h\"\n@@ -15,4 +19,5 @@\n \n #include <stdio.h>\n+#include <string.h>\n #include <stdlib.h>\n #include <unistd.h>\n@@ -387,4 +392,257 @@\n }\n \n+/* Decodes the \\ooo of a mount table field, in place. */\n+static void unescape_octal(char *s)\n+{\n+\tchar *to = s;\n+\n+\twhile (*s) {\n+\t\tint byte = 0;\n+\n+\t\tif (s[0] == '\\\\' && s[1] >= '0' && s[1] <= '3' &&\n+\t\t    s[2] >= '0' && s[2] <= '7' && s[3] >= '0' && s[3] <= '7')\n+\t\t\tbyte = (s[1] - '0') << 6 | (s[2] - '0') << 3 | (s[3] - '0');\n+\t\t*to++ = byte ? (char) byte : *s;\n+\t\ts += byte ? 4 : 1;\n+\t}\n+\t*to = '\\0';\n+}\n+\n+/*\n+ * Cuts the next field off a mount table line.  Fields end at ONE space: the\n+ * source may be empty.\n+ */\n+static char *next_field(char **rest)\n+{\n+\tchar *field = *rest;\n+\tchar *end;\n+\n+\tif (field == NULL)\n+\t\treturn NULL;\n+\n+\tend = field + strcspn(field, \" \\n\");\n+\t*rest = *end == ' ' ? end + 1 : NULL;\n+\t*end = '\\0';\n+\tunescape_octal(field);\n+\treturn field;\n+}\n+\n+/* Is PATH somewhere below DIR?  Everything is below \"/\", which does not count. */\n+static int is_below(const char *path, const char *dir)\n+{\n+\tsize_t len = strlen(dir);\n+\n+\treturn len > 1 && strncmp(path, dir, len) == 0 && path[len] == '/';\n+}\n+\n+/*\n+ * Finds the mount that path lookup reaches at TARGET: the last one listed for\n+ * it, unless a parent directory was mounted over later.  (\"/\" is listed late\n+ * on hosts that started from an initramfs, and hides nothing.)\n+ *\n+ * Returns 1 if there is one, and its source and type, to be freed; 0 if there\n+ * is none; -1 if the table cannot be read to its end.\n+ */\n+static int visible_mount(const char *table, const char *target,\n+\t\t\t char **source, char **type)\n+{\n+\tFILE *fp = fopen(table, \"r\");\n+\tchar *line = NULL;\n+\tsize_t size = 0;\n+\tint found = 0;\n+\n+\t*source = NULL;\n+\t*type = NULL;\n+\tif (fp == NULL)\n+\t\treturn -1;\n+\n+\twhile (found != -1 && getline(&line, &size, fp) != -1) {\n+\t\tchar *rest = line;\n+\t\tchar *from = next_field(&rest);\n+\t\tchar *dir = next_field(&rest);\n+\t\tchar *fstype = next_field(&rest);\n+\t\tint same;\n+\n+\t\tif (fstype == NULL)\n+\t\t\tcontinue;\n+\t\tsame = strcmp(dir, target) == 0;\n+\t\tif (!same && !is_below(target, dir))\n+\t\t\tcontinue;\n+\n+\t\tfree(*source);\n+\t\tfree(*type);\n+\t\t*source = same ? strdup(from) : NULL;\n+\t\t*type = same ? strdup(fstype) : NULL;\n+\t\tfound = same;\n+\t\tif (same && (*source == NULL || *type == NULL))\n+\t\t\tfound = -1;\n+\t}\n+\tif (ferror(fp) || !feof(fp))\n+\t\tfound = -1;\n+\tfree(line);\n+\tfclose(fp);\n+\n+\tif (found != 1) {\n+\t\tfree(*source);\n+\t\tfree(*type);\n+\t\t*source = NULL;\n+\t\t*type = NULL;\n+\t}\n+\treturn found;\n+}\n+\n+/*\n+ * The canonical directory of PATH plus its last component as it stands.  The\n+ * last component is not looked at: if it is a mount point whose daemon is\n+ * silent, then even lstat() or readlink() of it can sleep for ever.  (A path\n+ * that ends in \"..\" has no such component and is resolved as a whole.)\n+ */\n+static char *resolve_parent(const char *path)\n+{\n+\tchar *copy = strdup(path);\n+\tchar *dir = NULL;\n+\tchar *res = NULL;\n+\tchar *slash;\n+\tconst char *last;\n+\tsize_t len;\n+\n+\tif (copy == NULL)\n+\t\treturn NULL;\n+\n+\t/* \"dir/\" and \"dir/.\" are the same place as \"dir\" */\n+\tlen = strlen(copy);\n+\twhile ((len > 1 && copy[len - 1] == '/') ||\n+\t       (len > 2 && copy[len - 1] == '.' && copy[len - 2] == '/'))\n+\t\tcopy[--len] = '\\0';\n+\n+\tslash = strrchr(copy, '/');\n+\tlast = slash ? slash + 1 : copy;\n+\tif (!*last || strcmp(last, \".\") == 0 || strcmp(last, \"..\") == 0) {\n+\t\tres = realpath(copy, NULL);\n+\t} else {\n+\t\tif (slash)\n+\t\t\t*slash = '\\0';\n+\t\tdir = realpath(slash == NULL ? \".\" : *copy ? copy : \"/\", NULL);\n+\t\tif (dir && asprintf(&res, \"%s/%s\", dir[1] ? dir : \"\", last) == -1)\n+\t\t\tres = NULL;\n+\t}\n+\tfree(dir);\n+\tfree(copy);\n+\treturn res;\n+}\n+\n+/*\n+ * If PATH, absolute and not a mount point, is a symbolic link: where it leads,\n+ * as resolve_parent() gives it.  Otherwise NULL.\n+ */\n+static char *follow_link(const char *path)\n+{\n+\tchar *text = NULL;\n+\tchar *joined = NULL;\n+\tchar *res = NULL;\n+\tsize_t size = 256;\n+\tssize_t len;\n+\n+\tfor (;;) {\n+\t\tchar *bigger = realloc(text, size);\n+\n+\t\tif (bigger == NULL)\n+\t\t\tgoto out;\n+\t\ttext = bigger;\n+\t\tlen = readlink(path, text, size);\n+\t\tif (len == -1)\n+\t\t\tgoto out;\n+\t\tif ((size_t) len < size)\n+\t\t\tbreak;\n+\t\tsize *= 2;\n+\t}\n+\ttext[len] = '\\0';\n+\n+\tif (text[0] == '/')\n+\t\tres = resolve_parent(text);\n+\telse if (asprintf(&joined, \"%.*s/%s\", (int) (strrchr(path, '/') - path),\n+\t\t\t  path, text) != -1)\n+\t\tres = resolve_parent(joined);\n+\telse\n+\t\tjoined = NULL;\n+out:\n+\tfree(joined);\n+\tfree(text);\n+\treturn res;\n+}\n+\n+/* What fuse_mount_sys() and fusermount give mount(2) as the source. */\n+static const char *mount_name(const struct mount_opts *mo)\n+{\n+\treturn mo->fsname ? mo->fsname : mo->subtype ? mo->subtype : \"/dev/fuse\";\n+}\n+\n+/* Was a mount with this SOURCE and TYPE made by the same file system as MO? */\n+static int same_filesystem(const char *source, const char *type,\n+\t\t\t   const struct mount_opts *mo)\n+{\n+\tconst char *subtype = strchr(type, '.');\n+\tsize_t len = subtype ? (size_t) (subtype - type) : strlen(type);\n+\n+\tif (!(len == 4 && strncmp(type, \"fuse\", len) == 0) &&\n+\t    !(len == 7 && strncmp(type, \"fuseblk\", len) == 0))\n+\t\treturn 0;\n+\tif (subtype && mo->subtype && strcmp(subtype + 1, mo->subtype) != 0)\n+\t\treturn 0;\n+\tif (strcmp(source, mount_name(mo)) == 0)\n+\t\treturn 1;\n+\n+\t/* \"SUBTYPE#FSNAME\": how kernels without subtypes are told both */\n+\tif (subtype == NULL && mo->subtype && mo->fsname) {\n+\t\tlen = strlen(mo->subtype);\n+\t\treturn strncmp(source, mo->subtype, len) == 0 &&\n+\t\t\tsource[len] == '#' &&\n+\t\t\tstrcmp(source + len + 1, mo->fsname) == 0;\n+\t}\n+\treturn 0;\n+}\n+\n+/*\n+ * Is the file system of MO already mounted, and visible, on MNT?\n+ *\n+ * Only the mount table is asked, never the mount.  What cannot be found out\n+ * (no /proc in a chroot, no memory, a bad path) counts as \"no\": the mount then\n+ * goes ahead as it always did.\n+ *\n+ * A mount whose daemon has died looks the same in the table, so it counts as\n+ * \"yes\".  Nothing is lost by that: mounting over it fails in any case, because\n+ * stat() of a dead mount point gives ENOTCONN.\n+ *\n+ * This is check-then-mount: two daemons starting at the same instant can both\n+ * see \"no\".  The kernel offers no way to close that gap; the error path of\n+ * fuse_mount_sys() is what keeps the second of them from hanging.\n+ */\n+static int already_mounted(const char *table, const char *mnt,\n+\t\t\t   const struct mount_opts *mo)\n+{\n+\tchar *target = resolve_parent(mnt);\n+\tint links;\n+\tint res = 0;\n+\n+\tfor (links = 0; target && links < 40; links++) {\n+\t\tchar *source;\n+\t\tchar *type;\n+\t\tchar *next;\n+\t\tint found = visible_mount(table, target, &source, &type);\n+\n+\t\tif (found) {\n+\t\t\tres = found == 1 && same_filesystem(source, type, mo);\n+\t\t\tfree(source);\n+\t\t\tfree(type);\n+\t\t\tbreak;\n+\t\t}\n+\t\tnext = follow_link(target);\n+\t\tfree(target);\n+\t\ttarget = next;\n+\t}\n+\tfree(target);\n+\treturn res;\n+}\n+\n static int fuse_mount_sys(const char *mnt, struct mount_opts *mo,\n \t\t\t  const char *mnt_opts)\n@@ -403,4 +661,14 @@\n \t}\n \n+\tif (!mo->nonempty && already_mounted(\"/proc/self/mounts\", mnt, mo)) {\n+\t\tfprintf(stderr,\n+\t\t\t\"fuse: %s is already mounted on %s; a second mount would hide it.\\n\"\n+\t\t\t\"fuse: use the one that is there, or unmount it first ('fusermount -u -z', as\\n\"\n+\t\t\t\"fuse: root 'umount -l'; a daemon that hangs has to be killed before that).\\n\"\n+\t\t\t\"fuse: the option 'nonempty' mounts over it all the same.\\n\",\n+\t\t\tmount_name(mo), mnt);\n+\t\treturn -1;\n+\t}\n+\n \tres = stat(mnt, &stbuf);\n \tif (res == -1) {\n@@ -434,4 +702,7 @@\n \t\tgoto out_close;\n \n+\t/* A program started from here must not keep the connection alive */\n+\tfcntl(fd, F_SETFD, FD_CLOEXEC);\n+\n \tsource = malloc((mo->fsname ? strlen(mo->fsname) : 0) +\n \t\t\t(mo->subtype ? strlen(mo->subtype) : 0) +\n@@ -504,9 +775,18 @@\n \n out_umount:\n+\t/*\n+\t * INIT is not answered yet: whatever asks the mount something now waits\n+\t * for this process.  With audit rules loaded, and no kernel fix (v5.1),\n+\t * umount2() itself asks.  Closing first ends the connection, and\n+\t * umount2() then finds a dead mount at once.\n+\t */\n+\tclose(fd);\n+\tfd = -1;\n \tumount2(mnt, 2); /* lazy umount */\n out_close:\n \tfree(type);\n \tfree(source);\n-\tclose(fd);\n+\tif (fd != -1)\n+\t\tclose(fd);\n \treturn res;\n }\n"
};
