declare module 'virtual:templates' {
	type Escape = (value: unknown) => string;
	type Include = (name: string, locals?: object) => string;
	/** Compiled templates by name, for example "dockerfile/header". */
	export const templates: Readonly<Record<string, (view: object, escapeFn: Escape, include: Include) => string>>;
	/** Files that are written as they are, by path under templates/. */
	export const texts: Readonly<Record<string, string>>;
}
