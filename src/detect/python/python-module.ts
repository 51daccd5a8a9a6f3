import type { CallExpression, Expression } from './expression.ts';

/**
 * Where a statement runs: when the module is imported, only when it is started as a script, or when the named
 * function of the module is called. `className` is the class whose body it stands in.
 */
export interface Scope {
	readonly kind: 'module' | 'main' | 'function';
	readonly functionName?: string;
	readonly className?: string;
	/** Inside an `if`, a `try` or the like, so it may not run. */
	readonly isConditional?: true;
}

interface Placed {
	readonly line: number;
	readonly scope: Scope;
}

/** One imported name: `from .a import b as c` has level 1, module "a", name "b" and local name "c". */
export interface Import extends Placed {
	readonly level: number;
	readonly module: string;
	/** Undefined for `import a`; "*" for a star import. */
	readonly name: string | undefined;
	readonly local: string;
	/** Inside `if TYPE_CHECKING:`, so never run. */
	readonly typeOnly: boolean;
}

export interface Assignment extends Placed {
	/** Dotted, for example "app" or "app.config". */
	readonly target: string;
	readonly value: Expression;
	/** The line as written, shortened, for evidence. */
	readonly source: string;
}

export interface Call extends Placed {
	readonly call: CallExpression;
}

export interface Lookup extends Placed {
	readonly item: Extract<Expression, { kind: 'item' }>;
}

export interface PythonFunction extends Placed {
	readonly name: string;
	readonly isAsync: boolean;
	readonly parameters: readonly string[];
	/** How many parameters have no default. */
	readonly required: number;
	readonly decorators: readonly Expression[];
}

export interface PythonClass extends Placed {
	readonly name: string;
	readonly bases: readonly Expression[];
}

/** A name that is only annotated, `token: str`, as settings classes require their values. */
export interface Annotation extends Placed {
	readonly name: string;
	/** As it is written, for example "EmailStr | None". */
	readonly type: string;
}

export interface Return extends Placed {
	readonly value: Expression;
}

/** What one Python file says, every list in the order of the file. */
export interface PythonModule {
	readonly path: string;
	readonly imports: readonly Import[];
	readonly assignments: readonly Assignment[];
	readonly annotations: readonly Annotation[];
	readonly calls: readonly Call[];
	readonly lookups: readonly Lookup[];
	readonly functions: readonly PythonFunction[];
	readonly classes: readonly PythonClass[];
	readonly returns: readonly Return[];
	readonly strings: readonly string[];
	/** It has an `if __name__ == "__main__":` block. */
	readonly hasMain: boolean;
}
