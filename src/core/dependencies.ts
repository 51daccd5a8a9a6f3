type DependencyManager = 'pip' | 'uv' | 'poetry' | 'pdm' | 'pipenv' | 'setuptools';

/** One parsed PEP 508 requirement of the project itself, not of its dependencies. */
export interface Requirement {
	/** Normalised as PEP 503 says. */
	readonly name: string;
	readonly extras: readonly string[];
	/** For example ">=3.0,<4"; empty when any version will do. */
	readonly specifier: string;
	readonly file: string;
	readonly line: number;
}

export type RequirementsLayout = 'locked' | 'split' | 'flat';

export interface Dependencies {
	readonly manager: DependencyManager;
	/**
	 * Every file that the installer must see, main file first, for example ["requirements.txt", "constraints.txt"]. The
	 * folder of a local package ends in a slash: "libs/shared/".
	 */
	readonly files: readonly string[];
	/** What `pip install -r` is given; undefined for managers with a lock file of their own. */
	readonly requirementsFile?: string;
	readonly lockFile?: string;
	readonly layout?: RequirementsLayout;
	/** What requirements files say, by path: those that a missing server would be added to. */
	readonly texts?: Readonly<Record<string, string>>;
	/** Every requirement carries a hash. */
	readonly hashed: boolean;
	readonly requirements: readonly Requirement[];
	/** Every package name known to be installed, normalised, from a lock file where there is one. */
	readonly packages: readonly string[];
	/** Extras and dependency groups that production needs. */
	readonly extras: readonly string[];
	readonly groups: readonly string[];
	/** The project has a build system and is imported as an installed package. */
	readonly installsProject: boolean;
	/** Packages that exist only as source, as the lock file says. */
	readonly sourceOnly: readonly string[];
	/** Packages that have wheels, but not for every Python and C library. */
	readonly wheelGaps?: readonly WheelGap[];
	/** The names of the packages of the repository that requirements files install; absent where one is not written out. */
	readonly localNames?: readonly string[];
	/** The lock file does not say on which systems each package is needed, and PDM exports none like that. */
	readonly lacksMarkers?: boolean;
	/** Package indexes besides the public one. */
	readonly indexes?: readonly PackageIndex[];
	/** Packages fetched by git, so that the build stage needs git. */
	readonly fromGit?: readonly string[];
}

/** A package index that is not the public one. */
export interface PackageIndex {
	/** Without user name and password. */
	readonly address: string;
	/** Environment variables that its address takes the login from, for example ["PIP_USER", "PIP_TOKEN"]. */
	readonly variables: readonly string[];
}

/** The Python versions that a package has no wheel for, on Debian's C library and on Alpine's. */
export interface WheelGap {
	readonly name: string;
	/** Empty where any version will do. */
	readonly version: string;
	readonly glibc: readonly string[];
	readonly musl: readonly string[];
}
