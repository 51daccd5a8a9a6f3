/** The style sheet of the page; the contrast of every pair of colours is at least 4.5 to 1. */
export const pageStyle = `:root {
  --ground: #ffffff; --text: #1b1f24; --soft: #57606a; --panel: #f4f6f8; --line: #d0d7de;
  --link: #0550ae; --good: #116329; --bad: #a40e26;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0d1117; --text: #e6edf3; --soft: #9da7b3; --panel: #161b22; --line: #3d444d;
    --link: #79c0ff; --good: #7ee787; --bad: #ff9b94;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; background: var(--ground); color: var(--text); font: 1rem/1.55 system-ui, sans-serif; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--ground); padding: 0.5rem; }
h1 { font-size: 1.6rem; }
h1 code { font-size: inherit; }
h2 { font-size: 1.1rem; margin: 0 0 0.5rem; }
section { border-top: 1px solid var(--line); padding: 1.25rem 0 0.5rem; scroll-margin-top: 1rem; }
section.broken { border-left: 4px solid var(--bad); padding-left: 1rem; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 0.75rem; overflow-x: auto; }
code { font: 0.9rem/1.5 ui-monospace, monospace; }
.number { display: inline-block; min-width: 2.5rem; padding-right: 0.75rem; text-align: right; color: var(--soft); user-select: none; }
ul { list-style: none; padding: 0; }
li { margin: 0.35rem 0; }
nav ol { padding-left: 1.5rem; }
.breaks .mark { color: var(--bad); font-weight: 600; }
.keeps .mark { color: var(--good); font-weight: 600; }
details > p { margin: 0.4rem 0 0.4rem 1.2rem; }
summary { cursor: pointer; }
`;
