/** What setup.py or setup.cfg says, as far as it is written out. */
export interface SetupFacts {
	readonly file: 'setup.py' | 'setup.cfg';
	readonly name: string | undefined;
	readonly requirements: readonly string[];
	readonly extras: ReadonlyMap<string, readonly string[]>;
	readonly requiresPython: string | undefined;
	/** The requirements are worked out when the file runs, so they are not known here. */
	readonly isComputed: boolean;
	/** Requirements files that the requirements are read from. */
	readonly readsFiles: readonly string[];
}
