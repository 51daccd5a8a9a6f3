import ejs from 'ejs';

/**
 * Turns one template into the source of a function `(locals, escapeFn, include) => string`.
 * It runs when the bundle is made, so neither EJS nor `new Function` is needed where the product runs.
 */
export const compileTemplate = (name: string, text: string): string => {
	const template = new ejs.Template(text, {
		filename: name,
		client: true,
		strict: true,
		_with: false,
		localsName: 'view',
		compileDebug: false,
	});
	template.compile();
	return `(view, escapeFn, include) => {\n${template.source}}`;
};
