import type { SystemNeed } from './types.ts';

const program = (names: readonly string[], debian: string, alpine: readonly string[] = [debian]): SystemNeed => ({
	names,
	debian: { runtime: [debian] },
	alpine: { runtime: alpine },
	program: debian,
	note: `runs a program of ${debian}, which a distroless image cannot hold; choose slim or Alpine`,
});

/** Packages that start a program of the operating system. */
export const programNeeds: readonly SystemNeed[] = [
	program(['pydub', 'ffmpeg-python'], 'ffmpeg'),
	program(['gitpython'], 'git'),
	program(['pytesseract'], 'tesseract-ocr', ['tesseract-ocr', 'tesseract-ocr-data-eng']),
	program(['pdf2image'], 'poppler-utils'),
	program(['graphviz'], 'graphviz'),
	{
		names: ['playwright', 'pyppeteer', 'selenium'],
		note: 'drives a browser, which the image does not have; connect to one in a container of its own',
	},
	{
		names: ['pdfkit', 'imgkit'],
		note: 'runs wkhtmltopdf, which neither Debian 13 nor Alpine has any more; weasyprint makes PDF files without it',
	},
];
