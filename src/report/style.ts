import { styleText } from 'node:util';

type Paint = (text: string) => string;

/** Colours by what they mean; each gives the text back unchanged where there is no colour. */
export interface Style {
	readonly good: Paint;
	readonly bad: Paint;
	readonly caution: Paint;
	readonly dim: Paint;
	readonly bold: Paint;
	readonly accent: Paint;
}

/** How a report is laid out for a terminal. */
export interface TextOptions {
	readonly columns: number;
	readonly style: Style;
}

type Format = Parameters<typeof styleText>[0];

export const createStyle = (hasColour: boolean): Style => {
	// Whether there is colour is decided, and not by the stream that the process has.
	const paint = (format: Format): Paint =>
		hasColour ? (text) => styleText(format, text, { validateStream: false }) : (text) => text;
	return {
		good: paint('green'),
		bad: paint('red'),
		caution: paint('yellow'),
		dim: paint('dim'),
		bold: paint('bold'),
		accent: paint('cyan'),
	};
};
