// Made by `npm run generate`. Do not edit.
export interface paths {
    readonly "/v1/diagnoses": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Diagnose a bundle
         * @description The body is the bundle itself: `.tar.xz`, `.tar.gz`, `.tar.bz2`, `.tar.zst`, `.tar`, or one log. What it is, is
         *     told from its content; `Content-Type` is ignored. It is read while it arrives and not stored, so the answer
         *     follows the last byte at once. A truncated or damaged bundle is diagnosed as far as it could be read, and
         *     `bundle.complete` is false.
         *
         *     ```
         *     curl --data-binary @sosreport.tar.xz http://localhost:8080/v1/diagnoses
         *     ```
         */
        readonly post: operations["createDiagnosis"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/self-checks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Diagnose pasted command output
         * @description For a host from which no bundle can be had. Each property is named after the command that printed its value.
         *     Other commands than those listed may be sent; what was pasted into the wrong box is recognised by its content.
         *     Every box may be left out: what is missing is said, with the command that would tell.
         *
         *     The whole body may have at most 1 MiB.
         */
        readonly post: operations["createSelfCheck"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/rules": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the causes this server knows */
        readonly get: operations["listRules"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/rules/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show one rule
         * @description Steps are as the rule has them, with placeholders; in a diagnosis they carry the bundle's own values.
         */
        readonly get: operations["getRule"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/livez": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Is the process alive? */
        readonly get: operations["getLiveness"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/readyz": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Should requests be sent here? */
        readonly get: operations["getReadiness"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/metrics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Metrics in the Prometheus text format */
        readonly get: operations["getMetrics"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/openapi.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** This document */
        readonly get: operations["getOpenapi"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/docs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** This document, to read */
        readonly get: operations["getDocs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/problems/{slug}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What a problem means, and what to do */
        readonly get: operations["getProblem"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What commands printed, under the command that printed it. */
        readonly SelfCheck: {
            readonly "cat /proc/mounts"?: components["schemas"]["Pasted"];
            readonly "cat /proc/self/mountinfo"?: components["schemas"]["Pasted"];
            readonly "cat /etc/mtab"?: components["schemas"]["Pasted"];
            readonly "ls -l /etc/mtab"?: components["schemas"]["Pasted"];
            readonly "auditctl -s"?: components["schemas"]["Pasted"];
            readonly "auditctl -l"?: components["schemas"]["Pasted"];
            readonly "cat /etc/audit/audit.rules"?: components["schemas"]["Pasted"];
            readonly "ps auxww"?: components["schemas"]["Pasted"];
            readonly "ps -elf"?: components["schemas"]["Pasted"];
            readonly dmesg?: components["schemas"]["Pasted"];
            readonly "cat /var/log/messages"?: components["schemas"]["Pasted"];
            readonly "strace df"?: components["schemas"]["Pasted"];
            readonly "uname -a"?: components["schemas"]["Pasted"];
            readonly "cat /etc/os-release"?: components["schemas"]["Pasted"];
            readonly "cat /etc/redhat-release"?: components["schemas"]["Pasted"];
            readonly "rpm -qa"?: components["schemas"]["Pasted"];
            readonly "dpkg -l"?: components["schemas"]["Pasted"];
            readonly "grep -H . /sys/fs/fuse/connections/*/waiting"?: components["schemas"]["Pasted"];
        } & {
            readonly [key: string]: components["schemas"]["Pasted"];
        };
        /** @description The output as it was printed, with or without the shell prompt. */
        readonly Pasted: string;
        /** @description All that was found in one bundle. The same bundle, catalog and language give the same document, byte for byte. */
        readonly Diagnosis: {
            /** @constant */
            readonly schemaVersion: "1";
            readonly bundle: components["schemas"]["BundleSummary"];
            readonly verdict: components["schemas"]["Verdict"];
            readonly findings: components["schemas"]["Findings"];
            readonly differential: components["schemas"]["Differential"];
            readonly timeline: components["schemas"]["Timeline"];
            readonly hangs?: components["schemas"]["Hangs"];
            readonly facts: components["schemas"]["FactCounts"];
            readonly engine: components["schemas"]["Engine"];
            /**
             * @description Where several hosts' bundles were sent as one (`sos collect`, a zip of two reports): each host's own diagnosis.
             *     The document around them is then about the whole: its findings name their host, and their paths begin at the
             *     top of what was sent.
             */
            readonly hosts?: readonly components["schemas"]["HostDiagnosis"][];
        };
        /** @description What was found in the bundle of one of several hosts. */
        readonly HostDiagnosis: {
            /** @constant */
            readonly schemaVersion: "1";
            readonly bundle: components["schemas"]["BundleSummary"];
            readonly verdict: components["schemas"]["Verdict"];
            readonly findings: components["schemas"]["Findings"];
            readonly differential: components["schemas"]["Differential"];
            readonly timeline: components["schemas"]["Timeline"];
            readonly hangs?: components["schemas"]["Hangs"];
            readonly facts: components["schemas"]["FactCounts"];
            readonly engine: components["schemas"]["Engine"];
        };
        /** @description What is confirmed, probable, possible or at risk, best first. */
        readonly Findings: readonly components["schemas"]["Finding"][];
        /** @description Every other rule of the family, and why it did not hold. */
        readonly Differential: readonly components["schemas"]["Ruling"][];
        readonly Timeline: readonly components["schemas"]["TimelineEvent"][];
        /** @description What hangs, whatever the cause. A list that is absent is unknown; an empty one was looked at, and nothing hangs. */
        readonly Hangs: {
            /** @description The mounts that are waited for, the worst first; behind them those of which it is one, nobody knows which. */
            readonly mounts?: readonly components["schemas"]["HangingMount"][];
            /** @description Mounts that are not listed. */
            readonly moreMounts?: number;
            /**
             * @description Who waits, in groups of one wait: whoever holds or serves what others wait for stands before them, and `df`
             *     behind the rest. Who may wait for a moment only is left out.
             */
            readonly tasks?: readonly components["schemas"]["WaitingTasks"][];
            /** @description Groups that are not listed. */
            readonly moreTasks?: number;
        };
        /** @description Its line is the mount's row in a table, or what says that it hangs. */
        readonly HangingMount: {
            readonly target: string;
            readonly host?: components["schemas"]["OfHost"];
            readonly type?: string;
            readonly device?: string;
            /**
             * @description `waiter`: a task waits for it. `unreachable`: the collecting tool could not look at it. `timeout`: a command
             *     that names it did not return. `candidate`: a task waits for one of several, of which this is one.
             * @enum {string}
             */
            readonly basis: "waiter" | "unreachable" | "timeout" | "candidate";
            readonly waiters: components["schemas"]["Count"];
            /** @description How long the one that waits longest has run, or was seen to wait. */
            readonly oldestSeconds?: number;
            readonly path: string;
            readonly line: number;
            readonly excerpt: string;
            /** @constant */
            readonly excerptCut?: true;
            /** @constant */
            readonly excerptLossy?: true;
            /** @constant */
            readonly excerptRedacted?: true;
        };
        /** @description Tasks that wait for the same thing at the same place. */
        readonly WaitingTasks: {
            /** @description As in the facts of kind `waits`: `nfs`, `fuse-init`, `block`, … */
            readonly family: string;
            /** @description In words: an answer of the NFS server. */
            readonly waitsFor: string;
            readonly host?: components["schemas"]["OfHost"];
            /** @description The kernel function that tells. */
            readonly anchor: string;
            /** @description What was asked for: `statfs`, `open`, … */
            readonly call?: string;
            /** @description What stands between the call and the wait: `audit`, `nfsd`, … */
            readonly via?: string;
            readonly filesystem?: string;
            /** @description The mount point that they wait for. */
            readonly target?: string;
            /** @enum {string} */
            readonly role: "victim" | "server" | "worker" | "umount" | "mount-helper";
            readonly count: number;
            /** @description The first of them. */
            readonly tasks: readonly {
                readonly comm: string;
                readonly pid: number;
            }[];
            /**
             * @description Who holds what they wait for. `kernel`: khungtaskd names it. `inferred`: of all that wait there, it alone waits
             *     for something else. `serves`: it is the daemon of the mount.
             */
            readonly heldBy?: {
                readonly pid: number;
                readonly comm?: string;
                /** @enum {string} */
                readonly basis: "kernel" | "inferred" | "serves";
            };
            /** @description How many groups stand above it in the chain: 0 where nobody else who waits holds it up. */
            readonly depth: number;
            /** @description Functions of one of them, the innermost first. */
            readonly stack?: readonly string[];
            readonly path: string;
            readonly line: number;
            readonly excerpt: string;
            /** @constant */
            readonly excerptCut?: true;
            /** @constant */
            readonly excerptLossy?: true;
            /** @constant */
            readonly excerptRedacted?: true;
        };
        /** @description How many facts of each kind were read. A kind that is absent is unknown. */
        readonly FactCounts: {
            readonly [key: string]: components["schemas"]["Count"];
        };
        readonly Engine: {
            readonly version: string;
            readonly catalog: string;
            /** @enum {string} */
            readonly locale: "en" | "zh-CN";
        };
        readonly Count: number;
        readonly BundleSummary: {
            /** @description Of the bytes as they were sent; absent for pasted text. */
            readonly sha256?: string;
            readonly bytes?: components["schemas"]["Count"];
            /** @description `tar.xz`, `tar.gz`, …, `tar`, `zip`, `file`, `pasted`; of an archive inside one, `tar.xz in zip` */
            readonly format: string;
            /** @example sos 4.0 */
            readonly generator?: string;
            readonly host?: string;
            readonly os?: string;
            readonly kernel?: string;
            readonly capturedAt?: string;
            /** @description The bundle's top folder; empty where it has none. */
            readonly root: string;
            /** @description Path of the archive that holds the bundle, where that was sent inside another one. */
            readonly within?: string;
            readonly entries: components["schemas"]["Count"];
            /** @description False where the bundle was cut, damaged or larger than a limit; absence then proves nothing. */
            readonly complete: boolean;
            readonly notes: readonly components["schemas"]["BundleNote"][];
        };
        readonly BundleNote: {
            readonly code: string;
            readonly text: string;
            readonly path?: string;
            readonly line?: components["schemas"]["Count"];
            /** @description How many such notes this one stands for. */
            readonly count?: number;
        };
        readonly Verdict: {
            /** @enum {string} */
            readonly status: "confirmed" | "probable" | "possible" | "at-risk" | "clear" | "insufficient";
            /** @description Absent for `clear` and `insufficient`. */
            readonly rule?: string;
            readonly host?: components["schemas"]["OfHost"];
            readonly headline: string;
        };
        /** @description Where several hosts were sent as one: which of them. */
        readonly OfHost: string;
        /** @enum {string} */
        readonly Severity: "low" | "medium" | "high" | "critical";
        readonly Finding: {
            readonly rule: string;
            readonly host?: components["schemas"]["OfHost"];
            /** @enum {string} */
            readonly status: "confirmed" | "probable" | "possible" | "at-risk";
            readonly title: string;
            readonly summary: string;
            readonly severity: components["schemas"]["Severity"];
            readonly chain: readonly components["schemas"]["ChainLink"][];
            readonly evidence: readonly components["schemas"]["Evidence"][];
            readonly against: readonly components["schemas"]["Evidence"][];
            readonly missing: readonly components["schemas"]["MissingFact"][];
            readonly reproduce: readonly components["schemas"]["ReproductionStep"][];
            readonly workarounds: readonly components["schemas"]["Workaround"][];
            readonly fix: readonly components["schemas"]["Fix"][];
            readonly verify: readonly components["schemas"]["Check"][];
            readonly references: readonly components["schemas"]["Reference"][];
        };
        readonly ChainLink: {
            readonly claim: string;
            /** @enum {string} */
            readonly basis: "observed" | "inferred" | "missing";
            /** @description Ids of the finding's evidence. */
            readonly evidence: readonly string[];
        };
        /** @description Line `line` of member `path`, decoded, is `excerpt`, character for character, unless a flag says otherwise. */
        readonly Evidence: {
            readonly id: string;
            readonly signal: string;
            /** @description The member's real path from the bundle's root, links resolved. */
            readonly path: string;
            readonly line: number;
            readonly excerpt: string;
            /**
             * @description The line goes on.
             * @constant
             */
            readonly excerptCut?: true;
            /**
             * @description Some bytes fit no encoding and stand as U+FFFD.
             * @constant
             */
            readonly excerptLossy?: true;
            /**
             * @description Masked for storage or sharing.
             * @constant
             */
            readonly excerptRedacted?: true;
            readonly says: string;
        };
        readonly MissingFact: {
            readonly fact: string;
            readonly why: string;
            /** @description The command that would tell. */
            readonly command?: string;
        };
        readonly Step: {
            readonly do: string;
            /** @description Safe to paste into a root shell. */
            readonly run?: string;
        };
        readonly ReproductionStep: {
            readonly do: string;
            /** @description Safe to paste into a root shell. */
            readonly run?: string;
            /**
             * @description It puts back what the other steps did.
             * @enum {boolean}
             */
            readonly cleansUp?: true;
        };
        readonly Workaround: {
            readonly do: string;
            readonly run?: string;
            /** @enum {string} */
            readonly risk: "none" | "low" | "medium" | "high";
            readonly undo?: string;
        };
        readonly Fix: {
            readonly do: string;
            readonly run?: string;
            /** @description A unified diff. */
            readonly patch?: string;
            readonly since?: string;
        };
        readonly Check: {
            readonly do: string;
            readonly run?: string;
            readonly expect: string;
        };
        readonly Reference: {
            readonly title: string;
            readonly url: string;
        };
        /** @description A rule that did not hold, and why. */
        readonly Ruling: {
            readonly rule: string;
            readonly host?: components["schemas"]["OfHost"];
            readonly title: string;
            /** @enum {string} */
            readonly status: "ruled-out" | "not-assessable";
            readonly because: string;
            readonly evidence: readonly components["schemas"]["Evidence"][];
            readonly missing: readonly components["schemas"]["MissingFact"][];
        };
        readonly TimelineEvent: {
            /** @description As precise as its source: ISO 8601, a log's label, or seconds since boot. */
            readonly at: string;
            readonly what: string;
            readonly host?: components["schemas"]["OfHost"];
            readonly path?: string;
            readonly line?: number;
        };
        readonly RuleList: {
            readonly rules: readonly components["schemas"]["RuleSummary"][];
        };
        readonly RuleSummary: {
            readonly id: string;
            readonly title: string;
            readonly summary: string;
            readonly severity: components["schemas"]["Severity"];
        };
        readonly RuleDetail: {
            readonly id: string;
            readonly title: string;
            readonly summary: string;
            readonly severity: components["schemas"]["Severity"];
            /** @description What the rule looks for, and what it says once seen. */
            readonly signals: readonly components["schemas"]["RuleSignal"][];
            readonly reproduce: readonly components["schemas"]["ReproductionStep"][];
            readonly workarounds: readonly components["schemas"]["Workaround"][];
            readonly fix: readonly components["schemas"]["Fix"][];
            readonly verify: readonly components["schemas"]["Check"][];
            readonly references: readonly components["schemas"]["Reference"][];
        };
        readonly RuleSignal: {
            readonly name: string;
            readonly says: string;
        };
        /** @description A SARIF 2.1.0 log, as OASIS defines it. */
        readonly Sarif: {
            /** @constant */
            readonly version: "2.1.0";
            readonly runs: readonly Record<string, never>[];
        } & {
            readonly [key: string]: unknown;
        };
        readonly Openapi: {
            /** @constant */
            readonly openapi: "3.1.0";
            readonly info: Record<string, never>;
            readonly paths: Record<string, never>;
        } & {
            readonly [key: string]: unknown;
        };
        readonly Health: {
            /** @constant */
            readonly status: "ok";
        };
        /** @description RFC 9457. Some types add members of their own, such as `max_bytes`. */
        readonly Problem: {
            readonly type: string;
            readonly title: string;
            readonly status: number;
            /** @description What happened, and what to do next. */
            readonly detail: string;
            readonly request_id: string;
            /** @description With `too-large`. */
            readonly max_bytes?: number;
            /** @description With `invalid-request`, each thing that is wrong. */
            readonly errors?: readonly {
                /** @description JSON Pointer into what was sent, empty for all of it. */
                readonly at: string;
                readonly message: string;
            }[];
        } & {
            readonly [key: string]: unknown;
        };
    };
    responses: {
        /** @description The diagnosis, whatever its verdict. */
        readonly Diagnosis: {
            headers: {
                readonly "Content-Language": components["headers"]["ContentLanguage"];
                readonly Vary: components["headers"]["Vary"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "schemaVersion": "1",
                 *       "bundle": {
                 *         "sha256": "3f6b0a1e5c2d4b7f8a9c0d1e2f3a4b5c6d7e8f9a0b1c2d3e4f5a6b7c8d9e0f1a",
                 *         "bytes": 940856,
                 *         "format": "tar.xz",
                 *         "generator": "sos 2.2",
                 *         "host": "host01",
                 *         "kernel": "2.6.32-431.el6.x86_64",
                 *         "root": "sosreport-host01",
                 *         "entries": 480,
                 *         "complete": true,
                 *         "notes": []
                 *       },
                 *       "verdict": {
                 *         "status": "confirmed",
                 *         "rule": "fuse-init-audit",
                 *         "headline": "A FUSE mount was made twice while audit was on, and df waits for it"
                 *       },
                 *       "findings": [
                 *         {
                 *           "rule": "fuse-init-audit",
                 *           "status": "confirmed",
                 *           "title": "A FUSE mount was made twice while audit was on",
                 *           "summary": "umount waits in fuse_get_req for a daemon that is itself waiting for umount.",
                 *           "severity": "high",
                 *           "chain": [
                 *             {
                 *               "claim": "umount of /root/.gvfs waits in fuse_get_req",
                 *               "basis": "observed",
                 *               "evidence": [
                 *                 "e1"
                 *               ]
                 *             }
                 *           ],
                 *           "evidence": [
                 *             {
                 *               "id": "e1",
                 *               "signal": "gate",
                 *               "path": "proc/4711/stack",
                 *               "line": 1,
                 *               "excerpt": "[<ffffffffa05a1c95>] fuse_get_req+0xb5/0x140 [fuse]",
                 *               "says": "umount (4711) waits for the INIT reply"
                 *             }
                 *           ],
                 *           "against": [],
                 *           "missing": [],
                 *           "reproduce": [],
                 *           "workarounds": [
                 *             {
                 *               "do": "Remove the audit rules",
                 *               "run": "auditctl -D",
                 *               "risk": "medium",
                 *               "undo": "augenrules --load"
                 *             }
                 *           ],
                 *           "fix": [],
                 *           "verify": [
                 *             {
                 *               "do": "Run df again",
                 *               "run": "df -h",
                 *               "expect": "It returns at once"
                 *             }
                 *           ],
                 *           "references": []
                 *         }
                 *       ],
                 *       "differential": [
                 *         {
                 *           "rule": "fuse-daemon-hung",
                 *           "title": "A FUSE daemon answered INIT and then hung",
                 *           "status": "ruled-out",
                 *           "because": "No task waits for the answer to a request.",
                 *           "evidence": [],
                 *           "missing": []
                 *         }
                 *       ],
                 *       "timeline": [],
                 *       "facts": {
                 *         "mounts": 41,
                 *         "tasks": 2
                 *       },
                 *       "engine": {
                 *         "version": "0.1.0",
                 *         "catalog": "1",
                 *         "locale": "en"
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["Diagnosis"];
                readonly "text/markdown": string;
                readonly "text/html": string;
                readonly "text/plain": string;
                readonly "application/sarif+json": components["schemas"]["Sarif"];
            };
        };
        /** @description Why it could not be done, and what to do next. */
        readonly Problem: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/too-large",
                 *       "title": "Too large",
                 *       "status": 413,
                 *       "detail": "The body is larger than 5368709120 bytes.",
                 *       "request_id": "0190c0de-0000-4000-8000-000000000000",
                 *       "max_bytes": 5368709120
                 *     }
                 */
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not now; `Retry-After` says when. */
        readonly Busy: {
            headers: {
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/busy",
                 *       "title": "Busy",
                 *       "status": 503,
                 *       "detail": "16 bundles are being diagnosed, which is as many as this server takes at once.",
                 *       "request_id": "0190c0de-0000-4000-8000-000000000000"
                 *     }
                 */
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The bundle's file name. A hint, used in messages and to recognise single logs; never a path.
         * @example sosreport-host01.tar.xz
         */
        readonly Name: string;
        /**
         * @description `zh`, `zh-CN` or `zh-Hans` for simplified Chinese; English otherwise.
         * @example zh-CN
         */
        readonly Language: string;
    };
    requestBodies: never;
    headers: {
        /** @description The language of the words. */
        readonly ContentLanguage: "en" | "zh-CN";
        /** @description The request headers that the answer depends on. */
        readonly Vary: string;
        /** @description Seconds after which it is worth trying again. */
        readonly RetryAfter: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly createDiagnosis: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The bundle's file name. A hint, used in messages and to recognise single logs; never a path.
                 * @example sosreport-host01.tar.xz
                 */
                readonly name?: components["parameters"]["Name"];
            };
            readonly header?: {
                /**
                 * @description `zh`, `zh-CN` or `zh-Hans` for simplified Chinese; English otherwise.
                 * @example zh-CN
                 */
                readonly "Accept-Language"?: components["parameters"]["Language"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "*/*": unknown;
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Diagnosis"];
            readonly 400: components["responses"]["Problem"];
            readonly 406: components["responses"]["Problem"];
            readonly 408: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 422: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly createSelfCheck: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description `zh`, `zh-CN` or `zh-Hans` for simplified Chinese; English otherwise.
                 * @example zh-CN
                 */
                readonly "Accept-Language"?: components["parameters"]["Language"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "uname -a": "Linux host01 2.6.32-431.el6.x86_64 #1 SMP Fri Nov 22 03:15:09 UTC 2013 x86_64 GNU/Linux",
                 *       "cat /proc/mounts": "rootfs / rootfs rw 0 0\ngvfs-fuse-daemon /root/.gvfs fuse.gvfs-fuse-daemon rw,nosuid,nodev,relatime,user_id=0,group_id=0 0 0\n",
                 *       "auditctl -l": "-w /etc/passwd -p wa -k identity\n"
                 *     }
                 */
                readonly "application/json": components["schemas"]["SelfCheck"];
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Diagnosis"];
            readonly 400: components["responses"]["Problem"];
            readonly 406: components["responses"]["Problem"];
            readonly 408: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 422: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
        };
    };
    readonly listRules: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description `zh`, `zh-CN` or `zh-Hans` for simplified Chinese; English otherwise.
                 * @example zh-CN
                 */
                readonly "Accept-Language"?: components["parameters"]["Language"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All rules of the catalog, by id. */
            readonly 200: {
                headers: {
                    readonly "Content-Language": components["headers"]["ContentLanguage"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rules": [
                     *         {
                     *           "id": "fuse-init-audit",
                     *           "title": "A FUSE mount was made twice while audit was on",
                     *           "summary": "The second mount waits for its daemon before that daemon serves, and audit makes it wait.",
                     *           "severity": "high"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["RuleList"];
                };
            };
        };
    };
    readonly getRule: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description `zh`, `zh-CN` or `zh-Hans` for simplified Chinese; English otherwise.
                 * @example zh-CN
                 */
                readonly "Accept-Language"?: components["parameters"]["Language"];
            };
            readonly path: {
                /**
                 * @description The rule's id, as `GET /v1/rules` lists it.
                 * @example fuse-init-audit
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The rule. */
            readonly 200: {
                headers: {
                    readonly "Content-Language": components["headers"]["ContentLanguage"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RuleDetail"];
                };
            };
            readonly 404: components["responses"]["Problem"];
        };
    };
    readonly getLiveness: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    readonly getReadiness: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Yes. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Health"];
                };
            };
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly getMetrics: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Counters, gauges and histograms of this process. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/plain": string;
                };
            };
        };
    };
    readonly getOpenapi: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The OpenAPI document that requests are validated against. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Openapi"];
                };
            };
        };
    };
    readonly getDocs: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page that needs nothing from elsewhere. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
        };
    };
    readonly getProblem: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The last part of a problem's `type`.
                 * @example too-large
                 */
                readonly slug: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page about this type of problem. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            readonly 404: components["responses"]["Problem"];
        };
    };
}
