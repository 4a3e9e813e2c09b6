/**
 * The page's only style sheet. The page allows it by its hash, and nothing else at all; so it must not hold `<`, and
 * `STYLE_HASH` must change with it.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #fbfbfa; --panel: #f2f3f5; --text: #1d2126; --muted: #545c66; --line: #d5d9df;
  --bad: #a8201a; --warn: #7c4a00; --good: #17633a; --link: #14509c; --added: #e2f3e6; --removed: #fbe5e3;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171b; --panel: #1d2228; --text: #e4e7eb; --muted: #a4adb8; --line: #363d46;
    --bad: #ff938a; --warn: #f0b65a; --good: #7dd19a; --link: #8fbcff; --added: #17301f; --removed: #3a1d1b;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--text); overflow-wrap: anywhere; text-autospace: normal;
  font: 1rem/1.6 system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC',
    'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif;
}
main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.5rem; }
main { padding-top: 1.5rem; }
h1, h2, h3 { line-height: 1.3; text-wrap: balance; }
h1 { font-size: 1.5rem; margin: .5rem 0 .25rem; }
h2 { font-size: 1.25rem; margin: 2.75rem 0 .5rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
p { margin: .5rem 0; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
:target { background: var(--panel); outline: 2px solid var(--link); }
code, pre, .mono {
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace;
  font-size: .875rem;
}
pre {
  margin: .375rem 0; padding: .5rem .75rem; overflow-x: auto; line-height: 1.5; tab-size: 8; overflow-wrap: normal;
  background: var(--panel); border: 1px solid var(--line); border-radius: .375rem;
}
pre.run { border-left: 3px solid var(--link); }
.muted { color: var(--muted); }
.small { font-size: .875rem; }
.bad { color: var(--bad); } .warn { color: var(--warn); } .good { color: var(--good); } .dim { color: var(--muted); }
.tag {
  display: inline-block; padding: 0 .5rem; border: 1px solid currentColor; border-radius: 1rem; font-size: .8125rem;
  font-weight: 600; white-space: nowrap;
}
.verdict { padding: 1.25rem 1.5rem; background: var(--panel); border: 1px solid var(--line); border-left: .375rem solid; border-radius: .5rem; }
.verdict > * { color: var(--text); }
.verdict > .status { margin: 0; color: inherit; font-weight: 700; }
.verdict > :last-child { margin-bottom: 0; }
.verdict > .muted { color: var(--muted); }
.notice { margin: 1rem 0; padding: .75rem 1rem; border: 1px solid var(--warn); border-left-width: .375rem; border-radius: .5rem; }
.strip { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1px; margin: 1rem 0; padding: 0;
  background: var(--line); border: 1px solid var(--line); border-radius: .5rem; overflow: hidden; }
.strip div { padding: .625rem 1rem; background: var(--page); }
.strip dt { color: var(--muted); font-size: .8125rem; }
.strip dd { margin: 0; font-weight: 650; }
.chain { list-style: none; margin: 0; padding: 0; }
.chain li { position: relative; display: grid; grid-template-columns: 1.75rem 1fr; gap: .75rem; padding-bottom: .875rem; }
.chain li:not(:last-child)::before { content: ''; position: absolute; left: .8125rem; top: 1.75rem; bottom: 0; border-left: 2px solid var(--line); }
.chain .mark { width: 1.75rem; height: 1.75rem; border: 2px solid; border-radius: 50%; text-align: center; line-height: 1.5rem; font-weight: 700; }
.chain .inferred .mark { border-style: dashed; } .chain .missing .mark { border-style: dotted; }
.chain .claim { margin: .0625rem 0 0; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { padding: .5rem .75rem .5rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); font-weight: inherit; }
thead th { color: var(--muted); font-size: .8125rem; }
td p { margin: 0; } td details { margin: .375rem 0 0; }
td p:first-child, td pre:first-child, li > p:first-child { margin-top: 0; }
.evidence thead th:nth-child(1) { width: 3.5rem; } .evidence thead th:nth-child(3) { width: 34%; }
.rulings thead th:nth-child(1) { width: 10.5rem; } .rulings thead th:nth-child(2) { width: 15rem; }
.causes > thead th:nth-child(1) { width: 18rem; }
td table, td tbody, td tr, td table td, td table th { display: block; width: auto; }
td table tr { padding: .375rem 0; border-bottom: 1px solid var(--line); } td table tr:last-child { border: 0; }
td table td, td table th { padding: .125rem 0; border: 0; } td thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.timeline thead th:nth-child(1) { width: 14rem; }
.facts { max-width: 24rem; }
.steps { margin: 0; padding-left: 1.5rem; } pre + .steps { margin-top: 1rem; } .steps > li { margin-bottom: 1rem; padding-left: .25rem; }
.pairs { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; margin: .5rem 0; }
.pairs dt { color: var(--muted); } .pairs dd { margin: 0; }
details { margin: 1rem 0; } summary { cursor: pointer; min-height: 1.75rem; font-weight: 600; }
summary h2, summary h3 { display: inline; border: 0; padding: 0; margin: 0; font-size: 1rem; }
.patch .added { background: var(--added); } .patch .removed { background: var(--removed); }
.patch span { display: block; min-width: max-content; }
footer { margin-top: 3rem; padding-top: 1rem; padding-bottom: 2rem; color: var(--muted); font-size: .8125rem; }
@media (max-width: 44rem) {
  main, footer { padding-left: 1rem; padding-right: 1rem; }
  h1 { font-size: 1.25rem; } .verdict { padding: 1rem; }
  .strip { grid-template-columns: 1fr 1fr; } .strip div:last-child:nth-child(odd) { grid-column: 1 / -1; }
  table, tbody, tr, td, tbody th { display: block; width: auto; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { padding: .5rem 0; border-bottom: 1px solid var(--line); } th, td { padding: .125rem 0; border: 0; }
  .facts tr { display: flex; justify-content: space-between; }
  .pairs { grid-template-columns: 1fr; gap: 0; } .pairs dd { margin-bottom: .5rem; }
}
@media (prefers-contrast: more) { :root { --muted: var(--text); --line: currentColor; } }
@media print {
  :root { color-scheme: light; --page: #fff; --panel: #fff; --text: #000; --muted: #333; --line: #999; --bad: #000;
    --warn: #000; --good: #000; --link: #000; --added: #fff; --removed: #fff; }
  body { font-size: 10pt; } main, footer { max-width: none; padding: 0; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  details::details-content { content-visibility: visible; height: auto; }
  td details:not([open])::details-content { content-visibility: hidden; }
  .references a::after { content: ' (' attr(href) ')'; }
  h2, h3 { break-after: avoid; } tr, li, pre, .verdict, .strip { break-inside: avoid; } .patch { break-inside: auto; }
  .patch .added { font-weight: 700; } .patch .removed { text-decoration: line-through; }
}
@page { margin: 16mm 14mm; @bottom-right { content: counter(page) ' / ' counter(pages); font-size: 8pt; } }
`;

/** SHA-256 of `STYLE` as a Content-Security-Policy source. */
export const STYLE_HASH = 'sha256-eIpLxzGFKPDy7mawKgk0aPjQIblOV4d0ZxTLPPYeLvk=';
