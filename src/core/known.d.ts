declare module 'virtual:known/practice-texts' {
	/** By slug. */
	const texts: Readonly<Record<string, import('./practice-texts.ts').PracticeText>>;
	export default texts;
}

declare module 'virtual:known/starter-facts' {
	/** What detection finds in an empty folder, and in one that holds the files of a starter, its requirements locked. */
	const facts: Readonly<
		Record<'empty' | import('./starters/starter.ts').StarterId, import('./project-facts.ts').ProjectFacts>
	>;
	export default facts;
}
