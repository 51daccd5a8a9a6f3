import type { Detected } from './detected.ts';

const frameworks = [
	'flask',
	'fastapi',
	'django',
	'starlette',
	'litestar',
	'quart',
	'sanic',
	'aiohttp',
	'falcon',
	'bottle',
	'tornado',
	'dash',
	'streamlit',
	'gradio',
	'wsgi',
	'asgi',
	'script',
	'worker',
] as const;
export type Framework = (typeof frameworks)[number];

type DependencyManager = 'pip' | 'uv' | 'poetry' | 'pdm' | 'pipenv' | 'setuptools';

/** What starts: an importable object that a server calls, or a command that is itself the server. */
export type Application =
	| {
			readonly kind: 'object';
			readonly module: string;
			readonly attribute: string;
			/** The attribute is a function that returns the application. */
			readonly factory: boolean;
	  }
	| {
			readonly kind: 'command';
			/** Arguments after the Python interpreter, for example ["-m", "streamlit", "run", "app.py"]. */
			readonly args: readonly string[];
	  };

const servers = [
	'gunicorn',
	'gunicorn-uvicorn',
	'uvicorn',
	'hypercorn',
	'daphne',
	'granian',
	'waitress',
	'own',
] as const;
/** `gunicorn-uvicorn` is gunicorn with uvicorn's worker class; `own` means the application listens by itself. */
export type Server = (typeof servers)[number];

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

/** A file or folder that the image needs, relative to the build context. */
export interface ProjectPath {
	readonly path: string;
	readonly kind: 'file' | 'folder';
}

export interface BuildStep {
	readonly id: 'collectstatic' | 'compile-translations' | 'flask-assets' | 'node-build' | 'other';
	/** Arguments after the Python interpreter. */
	readonly args: readonly string[];
	/** Folders that the step writes, relative to the build context. */
	readonly outputs: readonly string[];
}

export interface SystemPackage {
	/** The Python package that needs it. */
	readonly neededBy: string;
	readonly debian: { readonly build: readonly string[]; readonly runtime: readonly string[] };
	readonly alpine: { readonly build: readonly string[]; readonly runtime: readonly string[] };
	/** The program that it starts, which a distroless image has no place for. */
	readonly program?: string;
	/** It asks ldconfig where its library lies, which Alpine's Python never finds out. */
	readonly asksLdconfig?: boolean;
	/** There is no wheel for Alpine, and nobody compiles it on the side. */
	readonly glibcOnly?: boolean;
	/** What avoids the need, for example "psycopg[binary] brings it along". */
	readonly remedy?: string;
}

/** A secret in a file that would be copied; `kind` says what it is, for example "private key". */
export interface SecretFile {
	readonly path: string;
	readonly line: number;
	readonly kind: string;
}

/** Everything detection found. An absent fact was not found; nothing here is a default. */
export interface ProjectFacts {
	/** The folder holds nothing that a service is made of, so a starter may be offered. */
	readonly empty: boolean;
	readonly folderName: string;
	readonly name?: Detected<string>;
	readonly framework?: Detected<Framework>;
	readonly frameworkVersion?: Detected<string>;
	/** Flask is older than 2.3, so that FLASK_ENV still does something. */
	readonly readsFlaskEnvironment?: boolean;
	readonly dependencies?: Detected<Dependencies>;
	readonly pythonVersion?: Detected<string>;
	/** PEP 440 specifier that every offered version must satisfy, for example ">=3.11". */
	readonly requiresPython?: Detected<string>;
	/** The minor versions, of those that a project may name, which lie in that range; absent where there is none. */
	readonly allowedPythons?: readonly string[];
	readonly application?: Detected<Application>;
	/** What each application object that was found speaks, by its name as --app takes it. */
	readonly interfaces?: Readonly<Record<string, 'asgi' | 'wsgi'>>;
	readonly server?: Detected<Server>;
	readonly port?: Detected<number>;
	readonly healthPath?: Detected<string>;
	readonly djangoSettings?: Detected<string>;
	/** Folders that must be on the module search path, relative to the build context: "" for the root, "src". */
	readonly sourceRoots: readonly string[];
	readonly files: Detected<readonly ProjectPath[]>;
	/** Folders of tests inside copied ones. */
	readonly testFolders?: readonly string[];
	readonly systemPackages: Detected<readonly SystemPackage[]>;
	readonly buildSteps: Detected<readonly BuildStep[]>;
	readonly writablePaths: Detected<readonly string[]>;
	/** Environment variables without which the service does not start. */
	/** The package.json of a front end, which is not built. */
	readonly frontEnd?: string;
	readonly requiredEnvironment: Detected<readonly string[]>;
	/** For those of a type that not any text will do for, a value that is valid and reaches nothing. */
	readonly trialValues?: Readonly<Record<string, string>>;
	/** The project's folder in the build context, for example "services/api", where it needs files from around it. */
	readonly contextFolder?: string;
	/** Container files that are there already, for example ["Dockerfile", ".dockerignore"]. */
	readonly containerFiles: readonly string[];
	/** Files among those copied that hold a secret; the image must not be built while there are any. */
	readonly secretFiles?: readonly SecretFile[];
	/** Folders below that name dependencies of their own, where the root names none. */
	readonly serviceFolders?: readonly string[];
	/** What a person should know before going on, each a full sentence. */
	readonly warnings: readonly string[];
}
