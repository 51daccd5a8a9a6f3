/** Text of a project as it may be shown: control characters could move the cursor or fake lines, so they are made visible. */
export const printable = (text: string): string =>
	text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (character) => {
		const code = character.codePointAt(0) ?? 0;
		return `\\u${code.toString(16).padStart(4, '0')}`;
	});
