import type { Problem } from '../core/check/problem.ts';
import type { ExplainedFile, ExplainedInstruction } from '../core/explain/explain-file.ts';
import type { Practice } from '../core/practices/practice.ts';
import { pageStyle } from './explain-style.ts';
import { escapeMarkup } from './markup.ts';
import { practiceUrl } from './reported-problem.ts';

/** One self-contained page: the file, and beside each instruction what it does and which practices it keeps or breaks. */
export const fileHtml = (file: ExplainedFile): string => {
	const { problems } = file.check;
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${html(file.path)} explained</title>
<style>
${pageStyle}</style>
</head>
<body>
<a class="skip" href="#file">Skip to the file</a>
<header>
<h1><code>${html(file.path)}</code> explained</h1>
<p>${summary(file)}</p>
${problems.length === 0 ? '' : problemList(problems)}</header>
<main id="file" tabindex="-1">
${file.instructions.map(section).join('\n')}
</main>
</body>
</html>
`;
};

const summary = ({ instructions, check }: ExplainedFile): string =>
	`${instructions.length} instructions. Practices kept: ${check.passed.length}; broken: ${new Set(check.problems.map(({ practice }) => practice)).size}; not to be judged from the file alone: ${check.skipped.length}.`;

const problemList = (problems: readonly Problem[]): string =>
	`<nav aria-label="Broken practices">
<h2>Broken practices</h2>
<ol>
${problems.map(({ practice, line, detail }) => `<li><a href="#line-${line}">Line ${line}: ${practice.id} ${html(practice.title)}</a> ${html(detail)}</li>`).join('\n')}
</ol>
</nav>
`;

const section = (instruction: ExplainedInstruction): string => {
	const { line, endLine, keyword, what, without, keeps, breaks } = instruction;
	const lines = line === endLine ? `Line ${line}` : `Lines ${line} to ${endLine}`;
	return `<section id="line-${line}" aria-labelledby="title-${line}"${breaks.length > 0 ? ' class="broken"' : ''}>
<h2 id="title-${line}">${lines}: ${html(keyword)}</h2>
<pre tabindex="0" aria-label="Source of ${lines.toLowerCase()}"><code>${numbered(instruction)}</code></pre>
<p>${html(what)}</p>
<p><strong>Without it:</strong> ${html(without)}</p>
${breaks.length === 0 ? '' : `<ul class="breaks">\n${breaks.map(broken).join('\n')}\n</ul>\n`}${keeps.length === 0 ? '' : `<ul class="keeps">\n${keeps.map(kept).join('\n')}\n</ul>\n`}</section>`;
};

const numbered = ({ line, text }: ExplainedInstruction): string =>
	text
		.split('\n')
		.map((source, index) => `<span class="number" aria-hidden="true">${line + index}</span>${html(source)}`)
		.join('\n');

const broken = ({ practice, detail }: Problem): string =>
	`<li><details open><summary><span class="mark">Breaks</span> ${practice.id} ${html(practice.title)}: ${html(detail)}</summary>${more(practice)}</details></li>`;

const kept = (practice: Practice): string =>
	`<li><details><summary><span class="mark">Keeps</span> ${practice.id} ${html(practice.title)}</summary>${more(practice)}</details></li>`;

const more = (practice: Practice): string =>
	`<p>${html(practice.why)}</p><p><strong>Fix:</strong> ${html(practice.fix)}</p><p><a href="${html(practiceUrl(practice))}">More about ${practice.id}</a></p>`;

const html = (text: string): string =>
	escapeMarkup(text)
		.replaceAll("'", '&#39;')
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
