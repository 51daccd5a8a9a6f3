const longest = 48;

/** Evidence as a person reads it, for example "`app = Flask(__name__)` in app.py line 4". */
export const evidenceOf = (source: string, path: string, line: number): string => {
	const [first = ''] = source.split('\n');
	const isCut = first.length < source.length || first.length > longest;
	const shown = isCut ? `${first.slice(0, longest).trimEnd()}…` : first;
	const closing = isCut && shown.includes('(') && !shown.includes(')') ? ')' : '';
	return `\`${shown}${closing}\` in ${path} line ${line}`;
};
