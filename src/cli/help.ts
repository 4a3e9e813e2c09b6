export const HELP = `unhang: why does df hang?

Reads a sosreport and answers with the cause, the lines that prove it, and the way out.

  unhang diagnose BUNDLE|DIR|FILE|-   the diagnosis; - reads standard input
      --format text|json|markdown|html|sarif     default: text
      --lang en|zh-CN                            default: from LC_ALL, LC_MESSAGES or LANG
      --rules DIR                                rules of your own beside the built-in ones; may be repeated
      --output FILE                              default: standard output
      --exit-code                                1 where a problem was found
  unhang facts BUNDLE                 what was read, one JSON object a line
      --kind mounts,tasks,…                      only these kinds
  unhang rules list                   the catalog
  unhang rules show RULE              one rule: what it looks for and what it advises
  unhang rules check [DIR]            checks rules; 1 where something is wrong
  unhang serve                        the HTTP API on this machine
      --port 8080  --host 127.0.0.1  --data DIR

  --no-color  --quiet  --verbose  --help  --version

Exit status: 0 analysed, 1 a problem was found (with --exit-code) or a rule is wrong, 2 wrong usage,
3 not a bundle, 4 only part of the bundle could be read.

BUNDLE is a sosreport in .tar.xz, .tar.gz, .tar.bz2, .tar.zst or .tar, told by its content; DIR is one unpacked;
FILE may also be one log or the output of one command.
`;
