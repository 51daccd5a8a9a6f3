import type { CodeOwner, Installer, StageLayout, Starter } from './answers.ts';
import type { BaseImage } from './bases/base-image.ts';
import type {
	Application,
	BuildStep,
	Dependencies,
	Framework,
	ProjectPath,
	RequirementsLayout,
	Server,
	SystemPackage,
} from './project-facts.ts';

/** Everything decided, nothing formatted. Paths are relative to the build context. */
export interface Plan {
	readonly name: string;
	readonly framework: Framework | undefined;
	/** PEP 440 version where it is known, for example "2.2.5". */
	readonly frameworkVersion: string | undefined;
	readonly starter: Starter | undefined;
	readonly base: BaseImage;
	readonly python: string;
	readonly stages: StageLayout;
	readonly application: Application;
	readonly server: ServerPlan;
	readonly dependencies: DependencyPlan;
	/** Exactly what the Dockerfile copies as code; .dockerignore re-includes these and the dependency files. */
	readonly code: readonly ProjectPath[];
	/** Folders inside copied ones that the build context leaves out. */
	readonly testFolders: readonly string[];
	/** What the build stage needs beside the dependency files to install the project itself; empty when it is only copied. */
	readonly project: readonly ProjectPath[];
	/** Folders on the module search path inside the image, dependencies first, for example ["/deps", "/app/src"]. */
	readonly modulePath: readonly string[];
	/** ENV of the runtime stage, in the order printed. */
	readonly environment: readonly (readonly [name: string, value: string])[];
	readonly ports: readonly number[];
	readonly health: HealthPlan;
	readonly codeOwner: CodeOwner;
	readonly buildSteps: readonly BuildStep[];
	readonly systemPackages: readonly SystemPackage[];
	/** Folders besides /tmp that the service writes to, absolute in the image. */
	readonly writablePaths: readonly string[];
	/** Files that are written beside the code, and so are links into a folder of theirs; absolute in the image. */
	readonly links: readonly (readonly [path: string, target: string])[];
	/** The package.json of a front end, which the image leaves out. */
	readonly frontEnd: string | undefined;
	/** Several processes of the server would each count their own requests, by prometheus_client. */
	readonly hasMetrics: boolean;
	readonly requiredEnvironment: readonly string[];
	readonly trialValues: Readonly<Record<string, string>>;
	/** The project's folder in the build context, for example "services/api"; empty where the project is the context. */
	readonly contextFolder: string;
	/** The project has a .containerignore, which Podman and Buildah read instead of .dockerignore. */
	readonly hasContainerIgnore?: boolean;
	/** Secrets that the install step is given, by their ids. */
	readonly buildSecrets: readonly string[];
	/** Files that may hold what looks like a secret. */
	readonly allowedSecrets?: readonly string[] | undefined;
	/** What a person has to do before the image can work, each a full sentence. */
	readonly notices: readonly string[];
}

export interface ServerPlan {
	readonly kind: Server;
	/** The settings file that is written beside the code, for example "gunicorn.conf.py". */
	readonly settingsFile: string | undefined;
	/** Whether the application object speaks ASGI or WSGI. */
	readonly interface: 'asgi' | 'wsgi';
	/** gunicorn's worker class, for example "uvicorn.workers.UvicornWorker"; undefined where its own ones serve. */
	readonly workerClass: string | undefined;
	/** Whether the service listens where PORT says; one that starts by itself may read another variable, or none. */
	readonly readsPort: boolean;
	/** Whether the server can be told how long it may take to stop. */
	readonly limitsStop: boolean;
	/** What STOPSIGNAL says, for example "SIGTERM". */
	readonly stopSignal: string;
	/** Exec form, interpreter first, for example ["/usr/bin/python3", "-m", "gunicorn"]. */
	readonly entrypoint: readonly string[];
	readonly command: readonly string[];
}

export interface DependencyPlan {
	readonly manager: Dependencies['manager'];
	readonly installer: Installer;
	readonly layout: RequirementsLayout | undefined;
	/** Copied or mounted into the build stage before the code. */
	readonly files: readonly string[];
	readonly requirementsFile: string | undefined;
	readonly lockFile: string | undefined;
	readonly hashed: boolean;
	readonly extras: readonly string[];
	readonly groups: readonly string[];
	readonly installsProject: boolean;
	/** Folders of packages that lie in the same repository, installed apart from what the lock file names. */
	readonly localPackages: readonly string[];
	/** The names of packages of the repository, which uv builds only where it is told them. */
	readonly localNames: readonly string[];
	/** The requirements files name packages of the repository, perhaps as editable ones, which an image cannot have. */
	readonly hasLocalRequirements: boolean;
	/** The project file lists its dependencies as they are, so they can be read without its build system. */
	readonly namesRequirements: boolean;
	readonly sourceOnly: readonly string[];
	readonly lacksMarkers?: boolean | undefined;
	/** Requirements that no file of the project names, so that the Dockerfile does. */
	readonly unlisted: readonly string[];
	/** What is added to the requirements file of the project; where a person keeps it without, the Dockerfile names it. */
	readonly additions: readonly string[];
	/** Requirements files that have to be made or completed, as they will be. */
	readonly written: readonly DependencyFile[];
}

/** A file of the project that gets lines at its end, or that is new. */
export interface DependencyFile {
	readonly path: string;
	readonly text: string;
}

export interface HealthPlan {
	readonly path: string;
	/** With `success` only 200 to 399 is healthy; with `answer` anything below 500 is, as no health route is known; with `life` 501 too. */
	readonly expects: 'success' | 'answer' | 'life';
}
