/** Fits into 80 columns; a test holds it to that, and to the commands and options that there are. */
export const HELP = `unhang: why does df hang?

Reads a sosreport and answers with the cause, the lines that prove it, and the
way out.

  unhang diagnose BUNDLE|DIR|FILE|-   the diagnosis; - reads standard input
      --format text|json|markdown|html|sarif   default: text
      --lang en|zh-CN      default: from LC_ALL, LC_MESSAGES or LANG
      --rules DIR          rules of your own beside the built-in; repeatable
      --output FILE, -o    default: standard output
      --exit-code          exit status 1 where a problem was found
  unhang verify BEFORE AFTER          did the fix hold? two bundles of one host
      --other-host         compare them even where their hosts differ
      and --format (not sarif), --lang, --rules, --output, --exit-code
  unhang facts BUNDLE                 what was read, one JSON object a line
      --kind mounts,tasks,…            only these kinds
  unhang collect                      prints a script for a host where df hangs;
                                      it collects, and touches no mount
      --output FILE, -o    default: standard output
  unhang reproduce RULE               how to make a cause, and how to clean up
      --run --i-know-this-is-a-lab     makes it here, captures it, and restores
      --output DIR, -o     where the captures go; default: lab-out
  unhang rules list                   the catalog
  unhang rules show RULE              one rule in full, as JSON
  unhang rules check [DIR]            names what is wrong in rules
  unhang rules test [DIR]             runs the cases of rules, in DIR/cases
      --rule RULE          only those of this rule; repeatable
  unhang rules schema [cases]         JSON Schema of a rule, or of cases
  unhang serve                        the HTTP API on this machine
      --port 8080  --host 127.0.0.1  --data DIR
      --new-owner-key      where the owner's key was lost: prints another one
  unhang upload BUNDLE --to URL       sends it to a server that keeps cases
      --key-file FILE      default: the key in UNHANG_KEY
      --case ID  --ticket TEXT  --role before|after|node
      --wait               prints its diagnosis: --format, --lang, --exit-code
  unhang migrate                      brings the database of serve up to date
      --data DIR

  --quiet        no progress, no warnings
  --verbose      tells how the bundle is decompressed, and where the time went
  --no-color     no colours; NO_COLOR in the environment does the same
  --help, -h     this text
  --version, -V  the version

BUNDLE is a sosreport: .tar.xz, .tar.gz, .tar.bz2, .tar.zst or .tar, told by its
content and not by its name. DIR is an unpacked one. FILE may also be one log,
or the output of one command.

Exit status: 0 analysed, whatever the verdict; 1 a problem was found (with
--exit-code), or a rule is wrong; 2 wrong usage; 3 not a bundle; 4 only part of
the bundle could be read, and the diagnosis of that part is printed.
`;
