// Made by `npm run generate`. Do not edit.
import type { RuleSource } from '../model/rule.ts';

/** Changes with every change of a rule or a patch. */
export const catalogVersion = 'c7ec06dcd5be';

export const ruleSources: readonly RuleSource[] = [
  {
    "id": "fuse-audit-bypass",
    "severity": "high",
    "title": {
      "en": "Audit lets another user's request through to a FUSE mount that would have refused it",
      "zh-CN": "审计使他人的请求进入了本应拒绝它的 FUSE 挂载"
    },
    "headline": {
      "en": "df hangs on {{target}}, the private FUSE mount of user {{owner}}: only because audit rules are loaded does {{victims}} ask its stuck daemon anything.",
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
          "zh-CN": "外部用户任务的内核栈中出现 audit_copy_inode 即为证明"
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
          "en": "See the other file systems at once.",
          "zh-CN": "立即查看其他文件系统。"
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
        "url": "https://www.kernel.org/doc/html/latest/filesystems/fuse.html"
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
          "en": "See the other file systems at once.",
          "zh-CN": "立即查看其他文件系统。"
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
          "en": "Linux 6.14",
          "zh-CN": "Linux 6.14"
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
          "en": "not 124 and not 137",
          "zh-CN": "不是 124 也不是 137"
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
        "title": "Linux: FUSE, interrupting and aborting requests",
        "url": "https://www.kernel.org/doc/html/latest/filesystems/fuse.html"
      },
      {
        "title": "Linux: sysctl fs.fuse",
        "url": "https://www.kernel.org/doc/html/latest/admin-guide/sysctl/fs.html"
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
        "see": "(fuseDaemons.exists(d, d.doing == 'waiting') ? fuseDaemons.filter(d, d.doing == 'waiting') : fuseDaemons.filter(d, d.latest && d.doing != 'idle' && (fuseMounts.exists(m, m.copies > 1 && m.target == d.target) || fuseWaiters.exists(w, w.gate == 'init' && w.target == d.target)))).map(d, d.pid) + programs.filter(p, p.command.re('(^|/)mount .*-i -f -t fuse')).map(p, p.pid)",
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
        "inferred": "(auditGate || wchanGate || stuckCall || mountHelper) && !gatedMount"
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
        "inferred": "(auditGate || mountHelper || lingering) && twoDaemons"
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
          "en": "See the other file systems at once.",
          "zh-CN": "立即查看其他文件系统。"
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
        "when": "newKernel && !locked && !lockedByFile"
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
        "when": "hanging && (!locked && !lockedByFile)"
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
          "en": "not 124 and not 137",
          "zh-CN": "不是 124 也不是 137"
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
        "url": "https://www.kernel.org/doc/html/latest/filesystems/fuse.html"
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
          "en": "See the other file systems at once.",
          "zh-CN": "立即查看其他文件系统。"
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
          "en": "Find out why the daemon did not answer: its log, a debugger or SIGSTOP on it, seccomp or resource limits, the order in which containers start. fs.fuse.default_request_timeout (6.14) does not help here: its timer starts with the INIT reply.",
          "zh-CN": "查明守护进程为何不应答：其日志、调试器或 SIGSTOP、seccomp 或资源限制、容器启动顺序。fs.fuse.default_request_timeout（6.14）在此无效：计时从 INIT 应答开始。"
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
          "en": "not 124 and not 137",
          "zh-CN": "不是 124 也不是 137"
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
        "url": "https://www.kernel.org/doc/html/latest/filesystems/fuse.html"
      },
      {
        "title": "Linux 7d3a07fcb8a0: fuse waits become killable (4.8)",
        "url": "https://github.com/torvalds/linux/commit/7d3a07fcb8a0"
      }
    ]
  }
];

/** Unified diffs that fixes refer to, by file name. */
export const rulePatches: Readonly<Record<string, string>> = {
  "fuse-2.8.3-check-kernel-mounts.patch": "Do not mount the same FUSE file system twice on one directory, and never\nunmount it with /dev/fuse still open.\n\nFor fuse 2.8.3, lib/mount.c; apply in its source tree with `patch -p1`.\nEvery context line was compared with 2.8.5 and 2.9.9, which share them all; it\nwas applied to, built and run as part of 2.9.9.\nLicence: that of the file it changes, GNU LGPL version 2.\n\nWhat goes wrong without it. A second gvfs-fuse-daemon for the same user mounts\nover the first one on ~/.gvfs. With /etc/mtab a regular file, mount(8) then\nrefuses to list that pair twice, and fuse_mount_sys() cleans up: umount2()\nfirst, close() of /dev/fuse second. On a kernel before v5.1 (without commit\n57d4657716ac, \"audit: ignore fcaps on umount\") with one audit rule loaded, the\npath lookup of umount2() reads the security.capability attribute of the mount\npoint. FUSE must ask its daemon for that, the daemon is the process sleeping in\numount2(), and its INIT is not answered yet. It waits for itself, and df, ls\nand everybody else with it.\n\nWhat this does:\n 1. Before mounting it reads /proc/self/mounts. If the mount that is visible on\n    the target is the same FUSE file system, the second mount is refused with a\n    message that says what to do. The mount point itself is never touched for\n    that: stat() of it is the call that hangs.\n 2. On the error path it closes /dev/fuse, which ends the connection, and then\n    unmounts. Nobody can be left waiting, whatever made adding to mtab fail.\n 3. /dev/fuse is closed on exec, so that a helper program cannot keep a\n    connection alive after its daemon has died.\n\nWhat it does not do:\n - Two daemons that start in the same instant can both pass the check; (2) is\n   what keeps the loser from hanging.\n - A mount whose daemon died looks alive in the table and is refused as well.\n   Mounting over it never worked: stat() gives ENOTCONN. Unmount it first.\n - A different file system, or the option `nonempty`, may still be stacked.\n - fuse_main() resolves the mount point before it gets here (lib/helper.c); if\n   the mount that is there hangs already, that is where a second daemon waits.\n - A mount whose daemon stays silent still hangs df. Only the daemon can help.\n\n--- a/lib/mount.c\n+++ b/lib/mount.c\n@@ -7,4 +7,8 @@\n */\n \n+#ifndef _GNU_SOURCE\n+#define _GNU_SOURCE\t/* asprintf(), getline() */\n+#endif\n+\n #include \"config.h\"\n #include \"fuse_i.h\"\n@@ -15,4 +19,5 @@\n \n #include <stdio.h>\n+#include <string.h>\n #include <stdlib.h>\n #include <unistd.h>\n@@ -387,4 +392,257 @@\n }\n \n+/* Decodes the \\ooo of a mount table field, in place. */\n+static void unescape_octal(char *s)\n+{\n+\tchar *to = s;\n+\n+\twhile (*s) {\n+\t\tint byte = 0;\n+\n+\t\tif (s[0] == '\\\\' && s[1] >= '0' && s[1] <= '3' &&\n+\t\t    s[2] >= '0' && s[2] <= '7' && s[3] >= '0' && s[3] <= '7')\n+\t\t\tbyte = (s[1] - '0') << 6 | (s[2] - '0') << 3 | (s[3] - '0');\n+\t\t*to++ = byte ? (char) byte : *s;\n+\t\ts += byte ? 4 : 1;\n+\t}\n+\t*to = '\\0';\n+}\n+\n+/*\n+ * Cuts the next field off a mount table line.  Fields end at ONE space: the\n+ * source may be empty.\n+ */\n+static char *next_field(char **rest)\n+{\n+\tchar *field = *rest;\n+\tchar *end;\n+\n+\tif (field == NULL)\n+\t\treturn NULL;\n+\n+\tend = field + strcspn(field, \" \\n\");\n+\t*rest = *end == ' ' ? end + 1 : NULL;\n+\t*end = '\\0';\n+\tunescape_octal(field);\n+\treturn field;\n+}\n+\n+/* Is PATH somewhere below DIR?  Everything is below \"/\", which does not count. */\n+static int is_below(const char *path, const char *dir)\n+{\n+\tsize_t len = strlen(dir);\n+\n+\treturn len > 1 && strncmp(path, dir, len) == 0 && path[len] == '/';\n+}\n+\n+/*\n+ * Finds the mount that path lookup reaches at TARGET: the last one listed for\n+ * it, unless a parent directory was mounted over later.  (\"/\" is listed late\n+ * on hosts that started from an initramfs, and hides nothing.)\n+ *\n+ * Returns 1 if there is one, and its source and type, to be freed; 0 if there\n+ * is none; -1 if the table cannot be read to its end.\n+ */\n+static int visible_mount(const char *table, const char *target,\n+\t\t\t char **source, char **type)\n+{\n+\tFILE *fp = fopen(table, \"r\");\n+\tchar *line = NULL;\n+\tsize_t size = 0;\n+\tint found = 0;\n+\n+\t*source = NULL;\n+\t*type = NULL;\n+\tif (fp == NULL)\n+\t\treturn -1;\n+\n+\twhile (found != -1 && getline(&line, &size, fp) != -1) {\n+\t\tchar *rest = line;\n+\t\tchar *from = next_field(&rest);\n+\t\tchar *dir = next_field(&rest);\n+\t\tchar *fstype = next_field(&rest);\n+\t\tint same;\n+\n+\t\tif (fstype == NULL)\n+\t\t\tcontinue;\n+\t\tsame = strcmp(dir, target) == 0;\n+\t\tif (!same && !is_below(target, dir))\n+\t\t\tcontinue;\n+\n+\t\tfree(*source);\n+\t\tfree(*type);\n+\t\t*source = same ? strdup(from) : NULL;\n+\t\t*type = same ? strdup(fstype) : NULL;\n+\t\tfound = same;\n+\t\tif (same && (*source == NULL || *type == NULL))\n+\t\t\tfound = -1;\n+\t}\n+\tif (ferror(fp) || !feof(fp))\n+\t\tfound = -1;\n+\tfree(line);\n+\tfclose(fp);\n+\n+\tif (found != 1) {\n+\t\tfree(*source);\n+\t\tfree(*type);\n+\t\t*source = NULL;\n+\t\t*type = NULL;\n+\t}\n+\treturn found;\n+}\n+\n+/*\n+ * The canonical directory of PATH plus its last component as it stands.  The\n+ * last component is not looked at: if it is a mount point whose daemon is\n+ * silent, then even lstat() or readlink() of it can sleep for ever.  (A path\n+ * that ends in \"..\" has no such component and is resolved as a whole.)\n+ */\n+static char *resolve_parent(const char *path)\n+{\n+\tchar *copy = strdup(path);\n+\tchar *dir = NULL;\n+\tchar *res = NULL;\n+\tchar *slash;\n+\tconst char *last;\n+\tsize_t len;\n+\n+\tif (copy == NULL)\n+\t\treturn NULL;\n+\n+\t/* \"dir/\" and \"dir/.\" are the same place as \"dir\" */\n+\tlen = strlen(copy);\n+\twhile ((len > 1 && copy[len - 1] == '/') ||\n+\t       (len > 2 && copy[len - 1] == '.' && copy[len - 2] == '/'))\n+\t\tcopy[--len] = '\\0';\n+\n+\tslash = strrchr(copy, '/');\n+\tlast = slash ? slash + 1 : copy;\n+\tif (!*last || strcmp(last, \".\") == 0 || strcmp(last, \"..\") == 0) {\n+\t\tres = realpath(copy, NULL);\n+\t} else {\n+\t\tif (slash)\n+\t\t\t*slash = '\\0';\n+\t\tdir = realpath(slash == NULL ? \".\" : *copy ? copy : \"/\", NULL);\n+\t\tif (dir && asprintf(&res, \"%s/%s\", dir[1] ? dir : \"\", last) == -1)\n+\t\t\tres = NULL;\n+\t}\n+\tfree(dir);\n+\tfree(copy);\n+\treturn res;\n+}\n+\n+/*\n+ * If PATH, absolute and not a mount point, is a symbolic link: where it leads,\n+ * as resolve_parent() gives it.  Otherwise NULL.\n+ */\n+static char *follow_link(const char *path)\n+{\n+\tchar *text = NULL;\n+\tchar *joined = NULL;\n+\tchar *res = NULL;\n+\tsize_t size = 256;\n+\tssize_t len;\n+\n+\tfor (;;) {\n+\t\tchar *bigger = realloc(text, size);\n+\n+\t\tif (bigger == NULL)\n+\t\t\tgoto out;\n+\t\ttext = bigger;\n+\t\tlen = readlink(path, text, size);\n+\t\tif (len == -1)\n+\t\t\tgoto out;\n+\t\tif ((size_t) len < size)\n+\t\t\tbreak;\n+\t\tsize *= 2;\n+\t}\n+\ttext[len] = '\\0';\n+\n+\tif (text[0] == '/')\n+\t\tres = resolve_parent(text);\n+\telse if (asprintf(&joined, \"%.*s/%s\", (int) (strrchr(path, '/') - path),\n+\t\t\t  path, text) != -1)\n+\t\tres = resolve_parent(joined);\n+\telse\n+\t\tjoined = NULL;\n+out:\n+\tfree(joined);\n+\tfree(text);\n+\treturn res;\n+}\n+\n+/* What fuse_mount_sys() and fusermount give mount(2) as the source. */\n+static const char *mount_name(const struct mount_opts *mo)\n+{\n+\treturn mo->fsname ? mo->fsname : mo->subtype ? mo->subtype : \"/dev/fuse\";\n+}\n+\n+/* Was a mount with this SOURCE and TYPE made by the same file system as MO? */\n+static int same_filesystem(const char *source, const char *type,\n+\t\t\t   const struct mount_opts *mo)\n+{\n+\tconst char *subtype = strchr(type, '.');\n+\tsize_t len = subtype ? (size_t) (subtype - type) : strlen(type);\n+\n+\tif (!(len == 4 && strncmp(type, \"fuse\", len) == 0) &&\n+\t    !(len == 7 && strncmp(type, \"fuseblk\", len) == 0))\n+\t\treturn 0;\n+\tif (subtype && mo->subtype && strcmp(subtype + 1, mo->subtype) != 0)\n+\t\treturn 0;\n+\tif (strcmp(source, mount_name(mo)) == 0)\n+\t\treturn 1;\n+\n+\t/* \"SUBTYPE#FSNAME\": how kernels without subtypes are told both */\n+\tif (subtype == NULL && mo->subtype && mo->fsname) {\n+\t\tlen = strlen(mo->subtype);\n+\t\treturn strncmp(source, mo->subtype, len) == 0 &&\n+\t\t\tsource[len] == '#' &&\n+\t\t\tstrcmp(source + len + 1, mo->fsname) == 0;\n+\t}\n+\treturn 0;\n+}\n+\n+/*\n+ * Is the file system of MO already mounted, and visible, on MNT?\n+ *\n+ * Only the mount table is asked, never the mount.  What cannot be found out\n+ * (no /proc in a chroot, no memory, a bad path) counts as \"no\": the mount then\n+ * goes ahead as it always did.\n+ *\n+ * A mount whose daemon has died looks the same in the table, so it counts as\n+ * \"yes\".  Nothing is lost by that: mounting over it fails in any case, because\n+ * stat() of a dead mount point gives ENOTCONN.\n+ *\n+ * This is check-then-mount: two daemons starting at the same instant can both\n+ * see \"no\".  The kernel offers no way to close that gap; the error path of\n+ * fuse_mount_sys() is what keeps the second of them from hanging.\n+ */\n+static int already_mounted(const char *table, const char *mnt,\n+\t\t\t   const struct mount_opts *mo)\n+{\n+\tchar *target = resolve_parent(mnt);\n+\tint links;\n+\tint res = 0;\n+\n+\tfor (links = 0; target && links < 40; links++) {\n+\t\tchar *source;\n+\t\tchar *type;\n+\t\tchar *next;\n+\t\tint found = visible_mount(table, target, &source, &type);\n+\n+\t\tif (found) {\n+\t\t\tres = found == 1 && same_filesystem(source, type, mo);\n+\t\t\tfree(source);\n+\t\t\tfree(type);\n+\t\t\tbreak;\n+\t\t}\n+\t\tnext = follow_link(target);\n+\t\tfree(target);\n+\t\ttarget = next;\n+\t}\n+\tfree(target);\n+\treturn res;\n+}\n+\n static int fuse_mount_sys(const char *mnt, struct mount_opts *mo,\n \t\t\t  const char *mnt_opts)\n@@ -403,4 +661,14 @@\n \t}\n \n+\tif (!mo->nonempty && already_mounted(\"/proc/self/mounts\", mnt, mo)) {\n+\t\tfprintf(stderr,\n+\t\t\t\"fuse: %s is already mounted on %s; a second mount would hide it.\\n\"\n+\t\t\t\"fuse: use the one that is there, or unmount it first ('fusermount -u -z', as\\n\"\n+\t\t\t\"fuse: root 'umount -l'; a daemon that hangs has to be killed before that).\\n\"\n+\t\t\t\"fuse: the option 'nonempty' mounts over it all the same.\\n\",\n+\t\t\tmount_name(mo), mnt);\n+\t\treturn -1;\n+\t}\n+\n \tres = stat(mnt, &stbuf);\n \tif (res == -1) {\n@@ -434,4 +702,7 @@\n \t\tgoto out_close;\n \n+\t/* A program started from here must not keep the connection alive */\n+\tfcntl(fd, F_SETFD, FD_CLOEXEC);\n+\n \tsource = malloc((mo->fsname ? strlen(mo->fsname) : 0) +\n \t\t\t(mo->subtype ? strlen(mo->subtype) : 0) +\n@@ -504,9 +775,18 @@\n \n out_umount:\n+\t/*\n+\t * INIT is not answered yet: whatever asks the mount something now waits\n+\t * for this process.  With audit rules loaded, and no kernel fix (v5.1),\n+\t * umount2() itself asks.  Closing first ends the connection, and\n+\t * umount2() then finds a dead mount at once.\n+\t */\n+\tclose(fd);\n+\tfd = -1;\n \tumount2(mnt, 2); /* lazy umount */\n out_close:\n \tfree(type);\n \tfree(source);\n-\tclose(fd);\n+\tif (fd != -1)\n+\t\tclose(fd);\n \treturn res;\n }\n"
};
