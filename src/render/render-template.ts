import { templates } from 'virtual:templates';

/** Renders one template and those it includes; what is neither text nor a number is a mistake, never an empty string. */
export const renderTemplate = (name: string, view: object): string => {
	const template = templates[name];
	if (template === undefined) throw new TypeError(`There is no template ${name}.`);
	return template(view, printed, (included, locals) => renderTemplate(included, locals ?? view));
};

export const printed = (value: unknown): string => {
	if (typeof value === 'string' || typeof value === 'number') return String(value);
	throw new TypeError(`A template printed ${value === undefined ? 'undefined' : typeof value}.`);
};
