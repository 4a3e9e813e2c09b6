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
    readonly "/v1/uploads": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Begin to send a bundle in parts
         * @description For bundles over a line that may break. Cut the file into parts of `partBytes` (the last one may be smaller), have
         *     them signed, `PUT` each to its address, in any order and several at once, and complete the upload. What arrived
         *     is kept until `expiresAt`: after a lost line, `GET /v1/uploads/{id}` tells which parts are still to be sent.
         *
         *     Without `caseId` a case is made. With `sha256`, a bundle that is kept already is recognised before a byte moves:
         *     the answer is then `200` with `duplicateOf`.
         */
        readonly post: operations["createUpload"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/uploads/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show an upload and the parts that arrived */
        readonly get: operations["getUpload"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Give up an upload
         * @description The parts that arrived are removed.
         */
        readonly delete: operations["abortUpload"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/uploads/{id}/parts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Sign the addresses of parts
         * @description One address for each part, good until `expiresAt`; ask again for one that has expired. Send the part with `PUT`
         *     and exactly these `headers`, without the API key. The answer's `ETag` is what completing the upload asks for.
         */
        readonly post: operations["signUploadParts"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/uploads/{id}/complete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Join the parts and have the bundle analysed
         * @description Told again, it answers the same, so it is safe to repeat after a lost answer. The analysis runs in the
         *     background: follow it at `GET /v1/analyses/{id}` or `GET /v1/cases/{id}/events`.
         */
        readonly post: operations["completeUpload"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/bundles/{fileName}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Send a bundle in one piece
         * @description For scripts. The file name is the last part of the address, which `curl -T` puts there by itself:
         *
         *     ```
         *     curl -T sosreport.tar.xz -H "Authorization: Bearer $UNHANG_KEY" http://localhost:8080/v1/bundles/
         *     ```
         *
         *     A `Repr-Digest` or `Content-Digest` with `sha-256` (RFC 9530) is held against what arrives.
         */
        readonly put: operations["receiveBundle"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/objects/{token}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Fetch a bundle from its signed address */
        readonly get: operations["getObject"];
        /**
         * Send one part to its signed address
         * @description Where bundles are kept in a folder, signed addresses lead here; an S3-compatible store has its own. The token is
         *     the permission: no key is needed, and none must be sent.
         */
        readonly put: operations["putObject"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/cases": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Find cases
         * @description A parameter that may be repeated takes any of its values (`state=queued&state=running`), but for `label`:
         *     all of them have to be there. While there may be more, `nextCursor` and the `Link` header lead on; pages stay
         *     right while cases arrive.
         */
        readonly get: operations["listCases"];
        readonly put?: never;
        /** Make a case that has no bundle yet */
        readonly post: operations["createCase"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/cases/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show a case with its bundles and analyses */
        readonly get: operations["getCase"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Remove a case with all that belongs to it
         * @description Its bundles, diagnoses and events go at once. The answer is the receipt.
         */
        readonly delete: operations["removeCase"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change what is said of a case
         * @description A JSON merge patch (RFC 7396); `null` takes a value away.
         */
        readonly patch: operations["changeCase"];
        readonly trace?: never;
    };
    readonly "/v1/cases/{id}/bundles/{bundleId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Remove a bundle and keep its diagnosis */
        readonly delete: operations["removeBundle"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/cases/{id}/bundles/{bundleId}/content": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Fetch a bundle
         * @description Leads to a signed address, which is good for a minute. `curl -L` follows it.
         */
        readonly get: operations["getBundle"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/cases/{id}/diagnosis": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read the diagnosis of a case
         * @description Of the newest analysis that succeeded, unless `analysis` or `bundle` names another; `404` while there is none.
         *     `Accept` picks the format and `Accept-Language` the language, as for `POST /v1/diagnoses`.
         */
        readonly get: operations["getCaseDiagnosis"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/cases/{id}/verification": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Did the fix hold?
         * @description Of the newest bundle made before the fix and the newest made after it (`role=after`); `404` while one of them is
         *     missing. The document is that of `unhang verify`. Bundles of two hosts are refused unless `otherHost` is true.
         */
        readonly get: operations["getCaseVerification"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/cases/{id}/analyses": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Analyse again with today's rules
         * @description At once where what was read of the bundle is still there: the answer is `200` and says which rules say something
         *     else now. Otherwise the bundle is read again in the background (`202`).
         */
        readonly post: operations["createAnalysis"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/cases/{id}/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Follow what happens to a case
         * @description A list of at most 500 as JSON, or, with `Accept: text/event-stream`, Server-Sent Events as they happen. The
         *     stream ends once nothing of the case is being analysed; a client that comes back with the last id then gets
         *     `204`, which tells a browser to stop. `data` of an event is JSON.
         *
         *     ```
         *     curl -N -H 'Accept: text/event-stream' -H "Authorization: Bearer $UNHANG_KEY" URL/v1/cases/ID/events
         *     ```
         */
        readonly get: operations["listCaseEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/case-groups": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Group cases of one cause
         * @description Cases with the same cause and the same stacks, the largest group first; filters as for cases.
         */
        readonly get: operations["listCaseGroups"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/case-weeks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Count cases by rule and week */
        readonly get: operations["listCaseWeeks"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/analyses/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show an analysis and how far it has come
         * @description While it waits or runs, `Retry-After` says when to ask again.
         */
        readonly get: operations["getAnalysis"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/analyses/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Stop an analysis */
        readonly post: operations["cancelAnalysis"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/organisation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show your organisation and how long it keeps things */
        readonly get: operations["getOrganisation"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change its name, or how long it keeps things
         * @description Takes a key with the role `owner`. A JSON merge patch (RFC 7396).
         */
        readonly patch: operations["changeOrganisation"];
        readonly trace?: never;
    };
    readonly "/v1/keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List API keys
         * @description Takes a key with the role `owner`. The keys themselves are kept nowhere; `prefix` tells which is which.
         */
        readonly get: operations["listKeys"];
        readonly put?: never;
        /**
         * Make an API key
         * @description Takes a key with the role `owner`. The answer is the only place where the new key ever stands.
         */
        readonly post: operations["createKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/keys/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Revoke an API key
         * @description Takes a key with the role `owner`. From the next request on it is worth nothing.
         */
        readonly delete: operations["revokeKey"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/audit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read who did what
         * @description Takes a key with the role `owner`. Newest first.
         */
        readonly get: operations["listAudit"];
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
        /** @example case_01JD0000000000000000000000 */
        readonly Id: string;
        /**
         * @description ISO 8601, with the time zone.
         * @example 2026-11-24T08:00:00Z
         */
        readonly Moment: string;
        /** @description Words without control characters. */
        readonly Phrase: string;
        /**
         * @description `before` unless told; `after` shows whether a fix held; `node` is one host of a cluster.
         * @enum {string}
         */
        readonly BundleRole: "before" | "after" | "node";
        readonly Sha256: string;
        readonly Label: string;
        readonly Labels: readonly components["schemas"]["Label"][];
        readonly CaseWords: {
            readonly title?: components["schemas"]["Phrase"];
            readonly ticket?: components["schemas"]["Phrase"];
            readonly customer?: components["schemas"]["Phrase"];
            readonly owner?: components["schemas"]["Phrase"];
            readonly labels?: components["schemas"]["Labels"];
        };
        readonly PhraseOrNull: string | null;
        readonly CaseChange: {
            readonly title?: components["schemas"]["PhraseOrNull"];
            readonly ticket?: components["schemas"]["PhraseOrNull"];
            readonly customer?: components["schemas"]["PhraseOrNull"];
            readonly owner?: components["schemas"]["PhraseOrNull"];
            readonly labels?: readonly components["schemas"]["Label"][] | null;
        };
        readonly NewUpload: {
            /** @description Shown, and never used as a path. */
            readonly fileName: string;
            readonly bytes: number;
            readonly sha256?: components["schemas"]["Sha256"];
            readonly caseId?: components["schemas"]["Id"];
            readonly role?: components["schemas"]["BundleRole"];
            readonly title?: components["schemas"]["Phrase"];
            readonly ticket?: components["schemas"]["Phrase"];
            readonly customer?: components["schemas"]["Phrase"];
            readonly owner?: components["schemas"]["Phrase"];
            readonly labels?: components["schemas"]["Labels"];
        };
        readonly Upload: {
            readonly id: components["schemas"]["Id"];
            readonly caseId: components["schemas"]["Id"];
            /** @enum {string} */
            readonly state: "open" | "complete" | "aborted";
            readonly role: components["schemas"]["BundleRole"];
            readonly fileName: string;
            readonly bytes: components["schemas"]["Count"];
            /** @description Of every part but the last. */
            readonly partBytes: number;
            readonly sha256?: components["schemas"]["Sha256"];
            /** @description Those that arrived, by number; empty once the upload has ended. */
            readonly parts: readonly components["schemas"]["Part"][];
            readonly createdAt: components["schemas"]["Moment"];
            readonly expiresAt: components["schemas"]["Moment"];
        };
        readonly Part: {
            readonly number: number;
            readonly etag: string;
            readonly bytes: components["schemas"]["Count"];
        };
        readonly SignedParts: {
            readonly parts: readonly {
                readonly number: number;
                /** @enum {string} */
                readonly method: "PUT" | "GET";
                readonly url: string;
                /** @description To be sent as they stand. */
                readonly headers: {
                    readonly [key: string]: string;
                };
                readonly expiresAt: components["schemas"]["Moment"];
            }[];
        };
        readonly Duplicate: {
            readonly duplicateOf: components["schemas"]["Bundle"];
        };
        readonly Received: {
            readonly case: components["schemas"]["Case"];
            readonly bundle: components["schemas"]["Bundle"];
            readonly analysis: components["schemas"]["Analysis"];
        };
        readonly Bundle: {
            readonly id: components["schemas"]["Id"];
            readonly caseId: components["schemas"]["Id"];
            readonly role: components["schemas"]["BundleRole"];
            readonly fileName: string;
            readonly bytes: components["schemas"]["Count"];
            readonly sha256?: components["schemas"]["Sha256"];
            readonly declaredSha256?: components["schemas"]["Sha256"];
            readonly createdAt: components["schemas"]["Moment"];
            /** @description Since when the bundle is kept no more. */
            readonly removedAt?: string;
        };
        /** @enum {string} */
        readonly CaseState: "waiting" | "queued" | "running" | "diagnosed" | "failed" | "cancelled";
        /** @enum {string} */
        readonly VerdictStatus: "confirmed" | "probable" | "possible" | "at-risk" | "clear" | "insufficient";
        /** @description With what its newest diagnosis says, in short. */
        readonly Case: {
            readonly id: components["schemas"]["Id"];
            /** @description Grows with every change; the case's `ETag`. */
            readonly version: number;
            readonly createdAt: components["schemas"]["Moment"];
            readonly updatedAt: components["schemas"]["Moment"];
            readonly expiresAt: components["schemas"]["Moment"];
            readonly createdBy: string;
            readonly state: components["schemas"]["CaseState"];
            readonly title?: string;
            readonly ticket?: string;
            readonly customer?: string;
            readonly owner?: string;
            readonly labels: readonly string[];
            readonly verdict?: components["schemas"]["VerdictStatus"];
            readonly rule?: string;
            readonly headline?: {
                readonly en: string;
                readonly "zh-CN": string;
            };
            readonly host?: string;
            readonly os?: string;
            readonly kernel?: string;
            readonly mountTypes: readonly string[];
            /** @description The same for the same cause with the same stacks. */
            readonly fingerprint?: string;
        };
        readonly CaseList: {
            readonly items: readonly components["schemas"]["Case"][];
            /** @description There may be more behind it. */
            readonly nextCursor?: string;
        };
        readonly CaseDetail: {
            readonly case: components["schemas"]["Case"];
            readonly bundles: readonly components["schemas"]["Bundle"][];
            /** @description Newest first. How far one has come, `GET /v1/analyses/{id}` tells. */
            readonly analyses: readonly components["schemas"]["AnalysisSummary"][];
        };
        /** @enum {string} */
        readonly AnalysisState: "queued" | "running" | "succeeded" | "failed" | "cancelled";
        readonly AnalysisFailure: {
            readonly code: string;
            readonly message: string;
        };
        readonly AnalysisSummary: {
            readonly id: components["schemas"]["Id"];
            readonly caseId: components["schemas"]["Id"];
            readonly bundleId: components["schemas"]["Id"];
            readonly state: components["schemas"]["AnalysisState"];
            /** @description Version of the rules. */
            readonly catalog?: string;
            readonly attempt: components["schemas"]["Count"];
            readonly failure?: components["schemas"]["AnalysisFailure"];
            readonly createdAt: components["schemas"]["Moment"];
            readonly startedAt?: components["schemas"]["Moment"];
            readonly finishedAt?: components["schemas"]["Moment"];
        };
        readonly Analysis: {
            readonly id: components["schemas"]["Id"];
            readonly caseId: components["schemas"]["Id"];
            readonly bundleId: components["schemas"]["Id"];
            readonly state: components["schemas"]["AnalysisState"];
            /** @description Version of the rules. */
            readonly catalog?: string;
            readonly attempt: components["schemas"]["Count"];
            readonly progress: {
                /** @enum {string} */
                readonly phase: "received" | "reading" | "rules" | "done";
                readonly readBytes: components["schemas"]["Count"];
                readonly totalBytes: components["schemas"]["Count"];
            };
            readonly failure?: components["schemas"]["AnalysisFailure"];
            readonly createdAt: components["schemas"]["Moment"];
            readonly startedAt?: components["schemas"]["Moment"];
            readonly finishedAt?: components["schemas"]["Moment"];
        };
        readonly Reanalysis: {
            readonly analysis: components["schemas"]["Analysis"];
            /** @description Rules that say something else than before. Absent while it is not done. */
            readonly changes?: readonly {
                readonly rule: string;
                readonly before: string;
                readonly after: string;
            }[];
        };
        /** @description What two bundles of one host say about whether a fix held. */
        readonly Verification: {
            /** @constant */
            readonly schemaVersion: "1";
            readonly verdict: {
                readonly outcome: components["schemas"]["CheckOutcome"];
                readonly headline: string;
            };
            readonly before: components["schemas"]["BundleHead"];
            readonly after: components["schemas"]["BundleHead"];
            /** @description What weakens the verdict, or must be known to read it. */
            readonly cautions: readonly {
                /** @enum {string} */
                readonly code: "same-bundle" | "wrong-order" | "other-host" | "host-unknown" | "host-left-out" | "before-incomplete" | "after-incomplete" | "rebooted" | "mount-gone" | "order-unknown" | "boot-unknown" | "left-out";
                readonly host?: components["schemas"]["OfHost"];
                readonly text: string;
                readonly evidence: components["schemas"]["BothSides"];
            }[];
            /** @description For each cause of the earlier bundle whether it is gone, and its rule's steps of verification. */
            readonly checks: readonly {
                readonly rule: string;
                readonly host?: components["schemas"]["OfHost"];
                /** @enum {string} */
                readonly step: "cause" | "verify";
                readonly do: string;
                readonly run?: string;
                readonly expect?: string;
                readonly outcome: components["schemas"]["CheckOutcome"];
                readonly because: string;
                readonly evidence: components["schemas"]["BothSides"];
                readonly missing: readonly components["schemas"]["MissingFact"][];
            }[];
            /** @description Of the lasting fixes that the earlier bundle called for, which are in place. */
            readonly fixes: readonly {
                readonly rule: string;
                readonly host?: components["schemas"]["OfHost"];
                readonly do: string;
                readonly run?: string;
                readonly since?: string;
                /** @enum {string} */
                readonly outcome: "done" | "open" | "cannot-tell";
                readonly evidence: components["schemas"]["BothSides"];
            }[];
            /** @description Kernel and packages that differ, of those that a cause has to do with. */
            readonly changes: readonly {
                readonly host?: components["schemas"]["OfHost"];
                /** @enum {string} */
                readonly what: "kernel" | "package";
                readonly name: string;
                readonly before?: string;
                readonly after?: string;
                readonly evidence: components["schemas"]["BothSides"];
            }[];
            /** @description Causes that hold in the later bundle and did not in the earlier one. */
            readonly appeared: readonly {
                readonly rule: string;
                readonly host?: components["schemas"]["OfHost"];
                /** @enum {string} */
                readonly status: "confirmed" | "probable" | "possible" | "at-risk";
                readonly title: string;
                readonly headline: string;
                readonly evidence: readonly components["schemas"]["Evidence"][];
            }[];
            readonly engine: components["schemas"]["Engine"];
        };
        readonly BundleHead: {
            readonly bundle: components["schemas"]["BundleSummary"];
            readonly verdict: components["schemas"]["Verdict"];
        };
        /** @enum {string} */
        readonly CheckOutcome: "held" | "not-held" | "cannot-tell";
        readonly BothSides: {
            readonly before: readonly components["schemas"]["Evidence"][];
            readonly after: readonly components["schemas"]["Evidence"][];
        };
        /** @description The receipt of a removal. */
        readonly Removal: {
            readonly id: components["schemas"]["Id"];
            readonly removedAt: components["schemas"]["Moment"];
            readonly bundles: readonly {
                readonly id: components["schemas"]["Id"];
                readonly sha256?: components["schemas"]["Sha256"];
                readonly bytes: components["schemas"]["Count"];
            }[];
            readonly analyses: components["schemas"]["Count"];
        };
        readonly CaseEvent: {
            /** @description Grows within the case. */
            readonly id: number;
            readonly at: components["schemas"]["Moment"];
            /** @enum {string} */
            readonly type: "phase" | "progress" | "warning" | "done" | "error" | "changed";
            readonly data: {
                readonly [key: string]: unknown;
            };
        };
        readonly CaseEventList: {
            readonly items: readonly components["schemas"]["CaseEvent"][];
        };
        readonly CaseGroupList: {
            readonly items: readonly {
                readonly fingerprint: string;
                readonly rule: string;
                readonly cases: components["schemas"]["Count"];
                readonly hosts: components["schemas"]["Count"];
                readonly lastAt: components["schemas"]["Moment"];
            }[];
        };
        readonly WeekCountList: {
            readonly items: readonly {
                /** @description Its Monday. */
                readonly week: string;
                readonly rule: string;
                readonly cases: components["schemas"]["Count"];
            }[];
        };
        readonly Organisation: {
            readonly id: components["schemas"]["Id"];
            readonly name: string;
            readonly createdAt: components["schemas"]["Moment"];
            /** @description Days that bundles are kept. */
            readonly bundleDays: number;
            /** @description Days that cases with their diagnoses are kept. */
            readonly diagnosisDays: number;
            /** @description Bytes of bundles that may be kept at once. */
            readonly maxStoredBytes: number;
            /** @description Bytes of bundles that are kept now. */
            readonly storedBytes?: number;
        };
        readonly OrganisationChange: {
            readonly name?: string;
            readonly bundleDays?: number;
            readonly diagnosisDays?: number;
        };
        /**
         * @description `viewer` reads, `engineer` sends and changes, `owner` also manages keys and retention.
         * @enum {string}
         */
        readonly KeyRole: "owner" | "engineer" | "viewer";
        readonly ApiKey: {
            readonly id: components["schemas"]["Id"];
            readonly name: string;
            readonly role: components["schemas"]["KeyRole"];
            /** @description The first characters of the key. */
            readonly prefix: string;
            readonly createdAt: components["schemas"]["Moment"];
            readonly createdBy: string;
            readonly expiresAt?: components["schemas"]["Moment"];
            readonly lastUsedAt?: components["schemas"]["Moment"];
            readonly revokedAt?: components["schemas"]["Moment"];
        };
        readonly ApiKeyList: {
            readonly items: readonly components["schemas"]["ApiKey"][];
        };
        readonly NewKey: {
            readonly name: string;
            readonly role: components["schemas"]["KeyRole"];
            readonly expiresAt?: components["schemas"]["Moment"];
        };
        readonly CreatedKey: {
            /**
             * @description The key itself, shown this once.
             * @example uh_…
             */
            readonly key: string;
            readonly apiKey: components["schemas"]["ApiKey"];
        };
        readonly AuditList: {
            readonly items: readonly {
                readonly at: components["schemas"]["Moment"];
                readonly actor: string;
                readonly action: string;
                readonly target: string;
                readonly requestId?: string;
            }[];
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
        /** @description The diagnosis. */
        readonly KeptDiagnosis: {
            headers: {
                readonly ETag: components["headers"]["ETag"];
                readonly "Content-Language": components["headers"]["ContentLanguage"];
                readonly Vary: components["headers"]["Vary"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Diagnosis"];
                readonly "text/markdown": string;
                readonly "text/html": string;
                readonly "text/plain": string;
                readonly "application/sarif+json": components["schemas"]["Sarif"];
            };
        };
        /** @description The bundle is kept, and its analysis waits for a worker. */
        readonly Received: {
            headers: {
                readonly Location: components["headers"]["Location"];
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Received"];
            };
        };
        /** @description It is still the same. */
        readonly NotModified: {
            headers: {
                readonly ETag: components["headers"]["ETag"];
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        /** @description No key was sent, or one that is none. */
        readonly Unauthenticated: {
            headers: {
                readonly "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description More requests, or more bytes, than may be. */
        readonly TooMany: {
            headers: {
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly [name: string]: unknown;
            };
            content: {
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
        /** @description The state of the case. */
        readonly State: readonly components["schemas"]["CaseState"][];
        /** @description How sure the newest diagnosis is. */
        readonly Verdict: readonly components["schemas"]["VerdictStatus"][];
        /** @description The cause that was found. */
        readonly Rule: readonly components["schemas"]["Phrase"][];
        /** @description The host that the bundle is of. */
        readonly Host: components["schemas"]["Phrase"];
        /** @description Whose case it is. */
        readonly Customer: components["schemas"]["Phrase"];
        /** @description The number of the ticket. */
        readonly Ticket: components["schemas"]["Phrase"];
        /** @description Who works on it. */
        readonly Owner: components["schemas"]["Phrase"];
        /** @description The kernel's release, as `uname -r` prints it. */
        readonly Kernel: components["schemas"]["Phrase"];
        /** @description All of these labels. */
        readonly Label: readonly components["schemas"]["Phrase"][];
        /** @description One of these types of file systems is mounted. */
        readonly MountType: readonly components["schemas"]["Phrase"][];
        /** @description Cases of one group. */
        readonly Fingerprint: components["schemas"]["Phrase"];
        /** @description Made at this moment or later. */
        readonly CreatedFrom: components["schemas"]["Moment"];
        /** @description Made before this moment. */
        readonly CreatedTo: components["schemas"]["Moment"];
        /** @description Words that all have to stand in hosts, tickets, titles, customers or headlines. */
        readonly Text: components["schemas"]["Phrase"];
        /** @description At most so many. */
        readonly Limit: number;
        /**
         * @description The case's id.
         * @example case_01JD0000000000000000000000
         */
        readonly CaseId: string;
        /**
         * @description The upload's id.
         * @example upl_01JD0000000000000000000000
         */
        readonly UploadId: string;
        /**
         * @description The analysis's id.
         * @example ana_01JD0000000000000000000000
         */
        readonly AnalysisId: string;
        /**
         * @description The bundle's id.
         * @example bdl_01JD0000000000000000000000
         */
        readonly BundleId: string;
        /** @description What the address was signed with. */
        readonly Token: string;
        /**
         * @description The `ETag` of the case that you saw. Without it the answer is `428`, and `412` where it changed since.
         * @example "3"
         */
        readonly IfMatch: string;
        /**
         * @description The `ETag` that you have; `304` where it is still the same.
         * @example "3"
         */
        readonly IfNoneMatch: string;
    };
    requestBodies: never;
    headers: {
        /** @description The language of the words. */
        readonly ContentLanguage: "en" | "zh-CN";
        /** @description The request headers that the answer depends on. */
        readonly Vary: string;
        /** @description Seconds after which it is worth trying again. */
        readonly RetryAfter: string;
        /** @description Where it is. */
        readonly Location: string;
        /** @description Of this state of it, in quotes. */
        readonly ETag: string;
        /** @description With `rel="next"`, the next page (RFC 8288). Absent at the end. */
        readonly Link: string;
        /** @description How to authenticate. */
        readonly WwwAuthenticate: string;
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
    readonly createUpload: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "fileName": "sosreport-host01.tar.xz",
                 *       "bytes": 1288490188,
                 *       "ticket": "INC-4711"
                 *     }
                 */
                readonly "application/json": components["schemas"]["NewUpload"];
            };
        };
        readonly responses: {
            /** @description A bundle with that checksum is kept already. Nothing has to be sent. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Duplicate"];
                };
            };
            /** @description The upload was begun. */
            readonly 201: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Upload"];
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 408: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly getUpload: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The upload's id.
                 * @example upl_01JD0000000000000000000000
                 */
                readonly id: components["parameters"]["UploadId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The upload. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Upload"];
                };
            };
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly abortUpload: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The upload's id.
                 * @example upl_01JD0000000000000000000000
                 */
                readonly id: components["parameters"]["UploadId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It was given up. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 409: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly signUploadParts: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The upload's id.
                 * @example upl_01JD0000000000000000000000
                 */
                readonly id: components["parameters"]["UploadId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "numbers": [
                 *         1,
                 *         2,
                 *         3,
                 *         4
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    /** @description Of the parts, from 1. */
                    readonly numbers: readonly number[];
                };
            };
        };
        readonly responses: {
            /** @description The addresses, in the order of the numbers. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SignedParts"];
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 408: components["responses"]["Problem"];
            readonly 409: components["responses"]["Problem"];
            readonly 410: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly completeUpload: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The upload's id.
                 * @example upl_01JD0000000000000000000000
                 */
                readonly id: components["parameters"]["UploadId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "parts": [
                 *         {
                 *           "number": 1,
                 *           "etag": "9b2cf535f27731c974343645a3985328"
                 *         }
                 *       ]
                 *     }
                 */
                readonly "application/json": {
                    /** @description All parts, each with the `ETag` that its `PUT` was answered with. */
                    readonly parts: readonly {
                        readonly number: number;
                        /** @description With or without its quotes. */
                        readonly etag: string;
                    }[];
                };
            };
        };
        readonly responses: {
            readonly 202: components["responses"]["Received"];
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 408: components["responses"]["Problem"];
            readonly 409: components["responses"]["Problem"];
            readonly 410: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 422: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly receiveBundle: {
        readonly parameters: {
            readonly query?: {
                /** @description A case that is there. Without it a case is made. */
                readonly caseId?: components["schemas"]["Id"];
                /** @description What the bundle is to its case. */
                readonly role?: components["schemas"]["BundleRole"];
                /** @description Of the case that is made. */
                readonly title?: components["schemas"]["Phrase"];
                /** @description Of the case that is made. */
                readonly ticket?: components["schemas"]["Phrase"];
                /** @description Of the case that is made. */
                readonly customer?: components["schemas"]["Phrase"];
            };
            readonly header?: {
                /**
                 * @description SHA-256 of the bundle, in the form of RFC 9530.
                 * @example sha-256=:uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek=:
                 */
                readonly "Repr-Digest"?: string;
            };
            readonly path: {
                /**
                 * @description The bundle's file name. Shown, and never used as a path.
                 * @example sosreport-host01.tar.xz
                 */
                readonly fileName: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "*/*": unknown;
            };
        };
        readonly responses: {
            readonly 202: components["responses"]["Received"];
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 408: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 422: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly getObject: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description What the address was signed with. */
                readonly token: components["parameters"]["Token"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The bundle, as it was sent. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    /** @description The name to save it under. */
                    readonly "Content-Disposition": string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/octet-stream": unknown;
                };
            };
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 409: components["responses"]["Problem"];
            readonly 410: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly putObject: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description What the address was signed with. */
                readonly token: components["parameters"]["Token"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "*/*": unknown;
            };
        };
        readonly responses: {
            /** @description The part is kept. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["Problem"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 408: components["responses"]["Problem"];
            readonly 409: components["responses"]["Problem"];
            readonly 410: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly listCases: {
        readonly parameters: {
            readonly query?: {
                /** @description The state of the case. */
                readonly state?: components["parameters"]["State"];
                /** @description How sure the newest diagnosis is. */
                readonly verdict?: components["parameters"]["Verdict"];
                /** @description The cause that was found. */
                readonly rule?: components["parameters"]["Rule"];
                /** @description The host that the bundle is of. */
                readonly host?: components["parameters"]["Host"];
                /** @description Whose case it is. */
                readonly customer?: components["parameters"]["Customer"];
                /** @description The number of the ticket. */
                readonly ticket?: components["parameters"]["Ticket"];
                /** @description Who works on it. */
                readonly owner?: components["parameters"]["Owner"];
                /** @description The kernel's release, as `uname -r` prints it. */
                readonly kernel?: components["parameters"]["Kernel"];
                /** @description All of these labels. */
                readonly label?: components["parameters"]["Label"];
                /** @description One of these types of file systems is mounted. */
                readonly mountType?: components["parameters"]["MountType"];
                /** @description Cases of one group. */
                readonly fingerprint?: components["parameters"]["Fingerprint"];
                /** @description Made at this moment or later. */
                readonly createdFrom?: components["parameters"]["CreatedFrom"];
                /** @description Made before this moment. */
                readonly createdTo?: components["parameters"]["CreatedTo"];
                /** @description Words that all have to stand in hosts, tickets, titles, customers or headlines. */
                readonly q?: components["parameters"]["Text"];
                /** @description Newest first unless told; a minus turns the order round. */
                readonly sort?: "createdAt" | "-createdAt" | "updatedAt" | "-updatedAt";
                /** @description At most so many. */
                readonly limit?: components["parameters"]["Limit"];
                /** @description Where the last page ended, as its `nextCursor` says. */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of cases. */
            readonly 200: {
                headers: {
                    readonly Link: components["headers"]["Link"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseList"];
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly createCase: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "ticket": "INC-4711",
                 *       "customer": "Example Ltd",
                 *       "labels": [
                 *         "df"
                 *       ]
                 *     }
                 */
                readonly "application/json": components["schemas"]["CaseWords"];
            };
        };
        readonly responses: {
            /** @description The case. */
            readonly 201: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Case"];
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 408: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly getCase: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description The `ETag` that you have; `304` where it is still the same.
                 * @example "3"
                 */
                readonly "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            readonly path: {
                /**
                 * @description The case's id.
                 * @example case_01JD0000000000000000000000
                 */
                readonly id: components["parameters"]["CaseId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The case. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseDetail"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly removeCase: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /**
                 * @description The `ETag` of the case that you saw. Without it the answer is `428`, and `412` where it changed since.
                 * @example "3"
                 */
                readonly "If-Match": components["parameters"]["IfMatch"];
            };
            readonly path: {
                /**
                 * @description The case's id.
                 * @example case_01JD0000000000000000000000
                 */
                readonly id: components["parameters"]["CaseId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What was removed. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Removal"];
                };
            };
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 412: components["responses"]["Problem"];
            readonly 428: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly changeCase: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /**
                 * @description The `ETag` of the case that you saw. Without it the answer is `428`, and `412` where it changed since.
                 * @example "3"
                 */
                readonly "If-Match": components["parameters"]["IfMatch"];
            };
            readonly path: {
                /**
                 * @description The case's id.
                 * @example case_01JD0000000000000000000000
                 */
                readonly id: components["parameters"]["CaseId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "owner": "ada",
                 *       "ticket": null
                 *     }
                 */
                readonly "application/merge-patch+json": components["schemas"]["CaseChange"];
                readonly "application/json": components["schemas"]["CaseChange"];
            };
        };
        readonly responses: {
            /** @description The case as it is now. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Case"];
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 408: components["responses"]["Problem"];
            readonly 412: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 428: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly removeBundle: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The case's id.
                 * @example case_01JD0000000000000000000000
                 */
                readonly id: components["parameters"]["CaseId"];
                /**
                 * @description The bundle's id.
                 * @example bdl_01JD0000000000000000000000
                 */
                readonly bundleId: components["parameters"]["BundleId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It was removed. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 409: components["responses"]["Problem"];
            readonly 410: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly getBundle: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The case's id.
                 * @example case_01JD0000000000000000000000
                 */
                readonly id: components["parameters"]["CaseId"];
                /**
                 * @description The bundle's id.
                 * @example bdl_01JD0000000000000000000000
                 */
                readonly bundleId: components["parameters"]["BundleId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The bundle is at this address. */
            readonly 307: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 410: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly getCaseDiagnosis: {
        readonly parameters: {
            readonly query?: {
                /** @description Of this analysis. */
                readonly analysis?: components["schemas"]["Id"];
                /** @description Of the newest analysis of this bundle. */
                readonly bundle?: components["schemas"]["Id"];
            };
            readonly header?: {
                /**
                 * @description `zh`, `zh-CN` or `zh-Hans` for simplified Chinese; English otherwise.
                 * @example zh-CN
                 */
                readonly "Accept-Language"?: components["parameters"]["Language"];
                /**
                 * @description The `ETag` that you have; `304` where it is still the same.
                 * @example "3"
                 */
                readonly "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            readonly path: {
                /**
                 * @description The case's id.
                 * @example case_01JD0000000000000000000000
                 */
                readonly id: components["parameters"]["CaseId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["KeptDiagnosis"];
            readonly 304: components["responses"]["NotModified"];
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 406: components["responses"]["Problem"];
            readonly 410: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly getCaseVerification: {
        readonly parameters: {
            readonly query?: {
                /** @description The bundles are of two hosts, and that is meant. */
                readonly otherHost?: boolean;
            };
            readonly header?: {
                /**
                 * @description `zh`, `zh-CN` or `zh-Hans` for simplified Chinese; English otherwise.
                 * @example zh-CN
                 */
                readonly "Accept-Language"?: components["parameters"]["Language"];
                /**
                 * @description The `ETag` that you have; `304` where it is still the same.
                 * @example "3"
                 */
                readonly "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            readonly path: {
                /**
                 * @description The case's id.
                 * @example case_01JD0000000000000000000000
                 */
                readonly id: components["parameters"]["CaseId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What the two bundles say. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    readonly "Content-Language": components["headers"]["ContentLanguage"];
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Verification"];
                    readonly "text/markdown": string;
                    readonly "text/html": string;
                    readonly "text/plain": string;
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 406: components["responses"]["Problem"];
            readonly 410: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly createAnalysis: {
        readonly parameters: {
            readonly query?: {
                /** @description Which one; the case's newest unless told. */
                readonly bundle?: components["schemas"]["Id"];
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description The case's id.
                 * @example case_01JD0000000000000000000000
                 */
                readonly id: components["parameters"]["CaseId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It was analysed. */
            readonly 200: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Reanalysis"];
                };
            };
            /** @description It will be analysed. */
            readonly 202: {
                headers: {
                    readonly Location: components["headers"]["Location"];
                    readonly "Retry-After": components["headers"]["RetryAfter"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Reanalysis"];
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 409: components["responses"]["Problem"];
            readonly 410: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly listCaseEvents: {
        readonly parameters: {
            readonly query?: {
                /** @description Only events behind this id. */
                readonly after?: number;
            };
            readonly header?: {
                /** @description The same, as browsers send it. It goes before `after`. */
                readonly "Last-Event-ID"?: string;
            };
            readonly path: {
                /**
                 * @description The case's id.
                 * @example case_01JD0000000000000000000000
                 */
                readonly id: components["parameters"]["CaseId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The events, oldest first. */
            readonly 200: {
                headers: {
                    readonly Vary: components["headers"]["Vary"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseEventList"];
                    readonly "text/event-stream": string;
                };
            };
            /** @description There is nothing more to come. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 406: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly listCaseGroups: {
        readonly parameters: {
            readonly query?: {
                /** @description The state of the case. */
                readonly state?: components["parameters"]["State"];
                /** @description How sure the newest diagnosis is. */
                readonly verdict?: components["parameters"]["Verdict"];
                /** @description The cause that was found. */
                readonly rule?: components["parameters"]["Rule"];
                /** @description The host that the bundle is of. */
                readonly host?: components["parameters"]["Host"];
                /** @description Whose case it is. */
                readonly customer?: components["parameters"]["Customer"];
                /** @description The number of the ticket. */
                readonly ticket?: components["parameters"]["Ticket"];
                /** @description Who works on it. */
                readonly owner?: components["parameters"]["Owner"];
                /** @description The kernel's release, as `uname -r` prints it. */
                readonly kernel?: components["parameters"]["Kernel"];
                /** @description All of these labels. */
                readonly label?: components["parameters"]["Label"];
                /** @description One of these types of file systems is mounted. */
                readonly mountType?: components["parameters"]["MountType"];
                /** @description Cases of one group. */
                readonly fingerprint?: components["parameters"]["Fingerprint"];
                /** @description Made at this moment or later. */
                readonly createdFrom?: components["parameters"]["CreatedFrom"];
                /** @description Made before this moment. */
                readonly createdTo?: components["parameters"]["CreatedTo"];
                /** @description Words that all have to stand in hosts, tickets, titles, customers or headlines. */
                readonly q?: components["parameters"]["Text"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The groups. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CaseGroupList"];
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly listCaseWeeks: {
        readonly parameters: {
            readonly query?: {
                /** @description So many weeks back. */
                readonly weeks?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The counts. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WeekCountList"];
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly getAnalysis: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description The `ETag` that you have; `304` where it is still the same.
                 * @example "3"
                 */
                readonly "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            readonly path: {
                /**
                 * @description The analysis's id.
                 * @example ana_01JD0000000000000000000000
                 */
                readonly id: components["parameters"]["AnalysisId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The analysis. */
            readonly 200: {
                headers: {
                    readonly ETag: components["headers"]["ETag"];
                    /** @description Seconds after which to ask again; absent once it has ended. */
                    readonly "Retry-After"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Analysis"];
                };
            };
            readonly 304: components["responses"]["NotModified"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly cancelAnalysis: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The analysis's id.
                 * @example ana_01JD0000000000000000000000
                 */
                readonly id: components["parameters"]["AnalysisId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It was stopped. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Analysis"];
                };
            };
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 409: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly getOrganisation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The organisation. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Organisation"];
                };
            };
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly changeOrganisation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "bundleDays": 14
                 *     }
                 */
                readonly "application/merge-patch+json": components["schemas"]["OrganisationChange"];
                readonly "application/json": components["schemas"]["OrganisationChange"];
            };
        };
        readonly responses: {
            /** @description The organisation as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Organisation"];
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 408: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly listKeys: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All keys, revoked ones too. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly createKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "helpdesk",
                 *       "role": "engineer"
                 *     }
                 */
                readonly "application/json": components["schemas"]["NewKey"];
            };
        };
        readonly responses: {
            /** @description The key. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedKey"];
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 408: components["responses"]["Problem"];
            readonly 413: components["responses"]["Problem"];
            readonly 415: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly revokeKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The key's id, not the key.
                 * @example key_01JD0000000000000000000000
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It was revoked. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 409: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
        };
    };
    readonly listAudit: {
        readonly parameters: {
            readonly query?: {
                /** @description At most so many. */
                readonly limit?: components["parameters"]["Limit"];
                /** @description Only entries older than this moment. */
                readonly before?: components["schemas"]["Moment"];
                /** @description Only entries about this. */
                readonly target?: components["schemas"]["Id"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of the audit trail. */
            readonly 200: {
                headers: {
                    readonly Link: components["headers"]["Link"];
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AuditList"];
                };
            };
            readonly 400: components["responses"]["Problem"];
            readonly 401: components["responses"]["Unauthenticated"];
            readonly 403: components["responses"]["Problem"];
            readonly 404: components["responses"]["Problem"];
            readonly 429: components["responses"]["TooMany"];
            readonly 500: components["responses"]["Problem"];
            readonly 503: components["responses"]["Busy"];
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
