"""How the HTML report looks: one style sheet, inline, with nothing fetched and nothing that moves.

Text is set in the reader's own serif at a measure of some 66 characters; what the tool adds (counts,
citations, labels) is set in the system's sans-serif, so that a reader always sees who is speaking. Light and
dark follow the system. Colour never carries a meaning alone: removed lines are also struck through, a
sentence that a citation led to also has a bar beside it.
"""

STYLE = """
:root { color-scheme: light dark;
  --paper: #fbfaf6; --card: #f3f1ea; --ink: #1d1c1a; --soft: #64605a; --line: #dedad0;
  --accent: #8a3324; --mark: #fdf0bf; --bar: #c9932b; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #17181b; --card: #1f2125; --ink: #e6e3dc; --soft: #a19c92; --line: #35373d;
  --accent: #e8a48f; --mark: #453a17; --bar: #d9a94a; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.6; font-size: 1.125rem;
  font-family: "Iowan Old Style", Charter, "Bitstream Charter", Georgia, "Noto Serif", "DejaVu Serif", serif;
  overflow-wrap: anywhere; }
main, .top, nav { max-width: 42rem; margin-inline: auto; padding-inline: 1.25rem; }
.top { padding-top: 3rem; }
.top h1, .small, nav, h3, h4, sup, .where, .kind, .only, .again, .copy > summary, footer {
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
.top h1 { font-size: .95rem; font-weight: 600; margin: 0; }
.small { color: var(--soft); font-size: .875rem; margin: .25rem 0 0; }
h3 + .small { margin-bottom: 1rem; }
nav { margin-top: 1.5rem; font-size: .9375rem; }
nav ol { margin: 0; padding: 0; list-style: none; border-top: 1px solid var(--line); }
nav li { display: flex; gap: 1rem; justify-content: space-between; align-items: baseline;
  border-bottom: 1px solid var(--line); padding: .4rem 0; }
nav a { color: inherit; text-decoration: none; }
nav a:hover { text-decoration: underline; }
nav span { color: var(--soft); font-size: .8125rem; text-align: end; flex: none; max-width: 45%; }
article { padding-block: 3rem 2rem; }
article + article { border-top: 1px solid var(--line); }
h2 { font-size: 1.75rem; line-height: 1.25; font-weight: 600; margin: 0; text-wrap: balance; }
h3 { font-size: .8125rem; letter-spacing: .06em; text-transform: uppercase; color: var(--soft);
  font-weight: 600; margin: 2.5rem 0 .75rem; }
h4 { font-size: .9375rem; font-weight: 600; margin: 0; }
h2 sup { font-weight: 400; }
p { margin: .9rem 0; hanging-punctuation: first; }
sup { font-size: .6875rem; line-height: 0; font-variant-numeric: tabular-nums; margin-inline-start: .15em;
  white-space: nowrap; }
.again { font-size: .75em; color: var(--soft); }
sup a { padding: .35em .15em; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .15em; }
sup a { text-decoration: none; }
a:hover { text-decoration: underline; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.differ { margin: 0; padding: 0; list-style: none; }
.differ > li { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; margin: .6rem 0; }
.kind { font-size: .8125rem; color: var(--soft); }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .25rem 1.5rem;
  margin: .25rem 0 0; padding: 0; list-style: none; }
.sides li { border-inline-start: 3px solid var(--bar); padding-inline-start: .7rem; }
.retold { margin: 0; padding: 0; list-style: none; font-size: 1rem; line-height: 1.5; }
.retold > li { margin: .9rem 0; }
.retold ul { padding-inline-start: 1.2rem; margin: .25rem 0 0; }
.retold ul > li { margin: .3rem 0; }
.of { color: var(--soft); }
p span:target { background: var(--mark); }
.only { font-size: .9375rem; }
.only summary { cursor: pointer; }
.only ul { padding-inline-start: 1.2rem; font-family: Charter, Georgia, "Noto Serif", "DejaVu Serif", serif; }
.only li { margin: .35rem 0; }
.source { border-top: 1px solid var(--line); padding-block: 1.25rem; scroll-margin-top: 1rem; }
.where { color: var(--soft); font-size: .875rem; margin: .1rem 0 0; }
.text { font-size: 1rem; line-height: 1.55; white-space: pre-wrap; margin-top: .9rem;
  border-inline-start: 3px solid var(--line); padding-inline-start: 1rem; }
.text del { color: var(--soft); text-decoration-thickness: 1px; font-size: .875rem; }
details > summary { cursor: pointer; font-size: .9375rem; }
.copy { margin: .75rem 0 0; font-size: .9375rem; }
.copy > summary { color: var(--soft); font-size: .875rem; }
[id]:target { scroll-margin-top: 35vh; }
.text span:target { background: var(--mark); box-shadow: -.35rem 0 0 var(--bar); padding-block: .1em; }
.source:target > h4 { text-decoration: underline; text-decoration-color: var(--bar); }
footer { max-width: 42rem; margin: 0 auto;
  padding: 1.5rem 1.25rem 3rem; color: var(--soft); font-size: .8125rem; }
@media (max-width: 30rem) { nav li, nav span { display: block; }
  nav span { text-align: start; max-width: none; }
   body { font-size: 1.0625rem; } h2 { font-size: 1.4375rem; }
  .top { padding-top: 1.5rem; } article { padding-block: 2rem 1rem; } }
@media print { body { background: none; color: #000; font-size: 10.5pt; } nav { display: none; }
  article + article { break-before: page; } .text { font-size: 9.5pt; } }
"""
