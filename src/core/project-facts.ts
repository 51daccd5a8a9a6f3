import type { Dependencies } from './dependencies.ts';
import type { Detected } from './detected.ts';

export type { Dependencies, PackageIndex, Requirement, RequirementsLayout, WheelGap } from './dependencies.ts';

export type Framework =
	| 'flask'
	| 'fastapi'
	| 'django'
	| 'starlette'
	| 'litestar'
	| 'quart'
	| 'sanic'
	| 'aiohttp'
	| 'falcon'
	| 'bottle'
	| 'tornado'
	| 'dash'
	| 'streamlit'
	| 'gradio'
	| 'wsgi'
	| 'asgi'
	| 'script'
	| 'worker';

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

/** `gunicorn-uvicorn` is gunicorn with uvicorn's worker class; `own` means the application listens by itself. */
export type Server =
	| 'gunicorn'
	| 'gunicorn-uvicorn'
	| 'uvicorn'
	| 'hypercorn'
	| 'daphne'
	| 'granian'
	| 'waitress'
	| 'own';

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
	/** Files that the service writes beside its code, such as a database of SQLite. */
	readonly looseFiles?: readonly string[];
	/** The package.json of a front end, which is not built. */
	readonly frontEnd?: string;
	/** Environment variables without which the service does not start. */
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
