// The style sheet of the HTML report. Colours come from each element's --hue; what differs between light and dark stands
// on top.
#ifndef NEWSMETRICS_OUTPUT_HTML_STYLE_H_
#define NEWSMETRICS_OUTPUT_HTML_STYLE_H_

#include <string_view>

namespace newsmetrics {

inline constexpr std::string_view kHtmlStyle = R"(:root {
  --paper: #fdfdfb; --ink: #1d1f21; --faint: #62676d; --line: #dcdcd6;
  --mark: 78% 88%; --nested: 80% 79%; --edge: 55% 42%; --link: 70% 28%;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181a; --ink: #e4e4e0; --faint: #9aa0a6; --line: #33373b;
    --mark: 42% 22%; --nested: 45% 32%; --edge: 50% 58%; --link: 65% 76%;
  }
}
* { box-sizing: border-box; }
body { display: flex; flex-direction: column; margin: 0 auto; padding: 1.5rem; max-width: 90rem; background: var(--paper); color: var(--ink); font: 1rem/1.65 Georgia, "Noto Serif", serif; }
.index { order: -1; }
article { padding: 1.5rem 0; }
.index + article, article + article { border-top: 1px solid var(--line); }
h1 { margin: 0 0 .2rem; font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
.facts, .legend, table, mark::after { font-family: system-ui, "Noto Sans", sans-serif; font-size: .85rem; line-height: 1.45; }
.facts, small { color: var(--faint); }
.facts { margin: 0 0 .6rem; overflow-wrap: anywhere; }
small { display: block; font-size: .78rem; }
.legend { display: flex; flex-wrap: wrap; gap: .35rem; margin: 0 0 1.2rem; padding: 0; list-style: none; }
.legend li { padding: 0 .5rem; border-radius: 3px; background: hsl(var(--hue) var(--mark)); border-bottom: 2px solid hsl(var(--hue) var(--edge)); }
.columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem 2.5rem; }
@media (min-width: 64rem) {
  .columns { grid-template-columns: minmax(0, 42rem) minmax(22rem, 1fr); align-items: start; }
  aside { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow: auto; }
}
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
mark { position: relative; padding: .05em .1em; border-radius: 2px; color: inherit; background: hsl(var(--hue) var(--mark)); border-bottom: 2px solid hsl(var(--hue) var(--edge)); cursor: help; }
mark mark { background: hsl(var(--hue) var(--nested)); }
mark:target { outline: 2px solid hsl(var(--hue) var(--edge)); outline-offset: 2px; }
mark:hover:not(:has(mark:hover))::after, mark:focus::after {
  content: attr(data-note); position: absolute; z-index: 1; left: 0; top: calc(100% + 4px); width: max-content; max-width: min(22rem, 70vw); padding: .4rem .6rem;
  white-space: pre-wrap; border-radius: 4px; background: var(--ink); color: var(--paper); box-shadow: 0 2px 8px #0006; pointer-events: none;
}
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-weight: 600; color: var(--faint); }
th, td { padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th { overflow-wrap: normal; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
a { color: inherit; text-decoration-color: var(--faint); }
td a[style] { color: hsl(var(--hue) var(--link)); text-decoration: none; }
td a[style]:hover { text-decoration: underline; }
.index { padding-bottom: 1.5rem; }
.index td:nth-child(3) { width: 40%; }
.bar { display: flex; min-width: 2px; height: .9rem; margin-top: .2rem; border-radius: 2px; overflow: hidden; }
.bar i { background: hsl(var(--hue) var(--edge)); }
@media print {
  :root { --paper: #fff; --ink: #000; --faint: #444; --line: #bbb; --mark: 78% 90%; --nested: 80% 80%; --edge: 55% 42%; --link: 70% 28%; }
  body { max-width: none; padding: 0; font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .columns { display: block; }
  aside { margin-top: 1rem; }
  tr, .legend { break-inside: avoid; }
  article + article { break-before: page; }
}
)";

}  // namespace newsmetrics

#endif
