// Stands in for vscode-languageserver-types in the bundle: of all that it defines, the Dockerfile parser makes only these two.
interface Position {
	readonly line: number;
	readonly character: number;
}

export const Position = { create: (line: number, character: number): Position => ({ line, character }) };

export const Range = {
	/** From two positions, or from the line and character of each. */
	create: (...ends: readonly [Position, Position] | readonly [number, number, number, number]) =>
		ends.length === 2
			? { start: ends[0], end: ends[1] }
			: { start: Position.create(ends[0], ends[1]), end: Position.create(ends[2], ends[3]) },
};
