import { absoluteWorkdir } from './absolute-workdir.ts';
import { checkedCertificates } from './checked-certificates.ts';
import { checkedDownloads } from './checked-downloads.ts';
import { clearDestinations } from './clear-destinations.ts';
import { compiledBytecode } from './compiled-bytecode.ts';
import { consistentSpelling } from './consistent-spelling.ts';
import { copyOnlyNeededFiles } from './copy-only-needed-files.ts';
import { currentInstructions } from './current-instructions.ts';
import { declaredPortsOnly } from './declared-ports-only.ts';
import { declaredVariables } from './declared-variables.ts';
import { dedicatedUser } from './dedicated-user.ts';
import { deniedBuildContext } from './denied-build-context.ts';
import { dependenciesBeforeCode } from './dependencies-before-code.ts';
import { distinctStageNames } from './distinct-stage-names.ts';
import { execFormCommands } from './exec-form-commands.ts';
import { explicitFileModes } from './explicit-file-modes.ts';
import { failingPipes } from './failing-pipes.ts';
import { freshPackageIndex } from './fresh-package-index.ts';
import { gracefulStop } from './graceful-stop.ts';
import { groupedCommands } from './grouped-commands.ts';
import { healthCheck } from './health-check.ts';
import { imageLabels } from './image-labels.ts';
import { intendedOwners } from './intended-owners.ts';
import { lockedDependencies } from './locked-dependencies.ts';
import { matchingPython } from './matching-python.ts';
import { minimalBaseImage } from './minimal-base-image.ts';
import { multiStageBuild } from './multi-stage-build.ts';
import { noCapabilities } from './no-capabilities.ts';
import { noDeviceFiles } from './no-device-files.ts';
import { noExternalCopy } from './no-external-copy.ts';
import { noLeftoverCaches } from './no-leftover-caches.ts';
import { noNetworkAtStart } from './no-network-at-start.ts';
import { noPackageCache } from './no-package-cache.ts';
import { noPasswords } from './no-passwords.ts';
import { noPipedInstallers } from './no-piped-installers.ts';
import { noPrivilegeEscalation } from './no-privilege-escalation.ts';
import { noRecommendedPackages } from './no-recommended-packages.ts';
import { noRemoteLogin } from './no-remote-login.ts';
import { noSecrets } from './no-secrets.ts';
import { noSetuidFiles } from './no-setuid-files.ts';
import { noShell } from './no-shell.ts';
import { noSudo } from './no-sudo.ts';
import { noSystemUpgrade } from './no-system-upgrade.ts';
import { noVolumes } from './no-volumes.ts';
import { noWorldWritableFiles } from './no-world-writable-files.ts';
import { nonRootUser } from './non-root-user.ts';
import { numericUser } from './numeric-user.ts';
import { oneDownloadTool } from './one-download-tool.ts';
import { oneOfEach } from './one-of-each.ts';
import { onePythonVersion } from './one-python-version.ts';
import { ownFolder } from './own-folder.ts';
import { pinnedBaseImage } from './pinned-base-image.ts';
import { pinnedSystemPackages } from './pinned-system-packages.ts';
import { portFromEnvironment } from './port-from-environment.ts';
import { portablePlatform } from './portable-platform.ts';
import type { Practice } from './practice.ts';
import { productionDependencies } from './production-dependencies.ts';
import { productionEnvironment } from './production-environment.ts';
import { purposefulCommands } from './purposeful-commands.ts';
import { reachableSources } from './reachable-sources.ts';
import { readOnlyCode } from './read-only-code.ts';
import { readOnlyRoot } from './read-only-root.ts';
import { resourceLimits } from './resource-limits.ts';
import { scriptSafeTools } from './script-safe-tools.ts';
import { shellInstruction } from './shell-instruction.ts';
import { signedPackages } from './signed-packages.ts';
import { smallLoginLog } from './small-login-log.ts';
import { stopSignal } from './stop-signal.ts';
import { supportedRelease } from './supported-release.ts';
import { unattendedInstalls } from './unattended-installs.ts';
import { unprivilegedPorts } from './unprivileged-ports.ts';
import { validLabels } from './valid-labels.ts';
import { validStructure } from './valid-structure.ts';
import { wheelsOnly } from './wheels-only.ts';
import { workdirOverCd } from './workdir-over-cd.ts';

/** The order of `explain`, of the docs and of every report. */
export const practices: readonly Practice[] = [
	nonRootUser,
	minimalBaseImage,
	pinnedBaseImage,
	multiStageBuild,
	matchingPython,
	dependenciesBeforeCode,
	noPackageCache,
	lockedDependencies,
	wheelsOnly,
	copyOnlyNeededFiles,
	readOnlyCode,
	noSetuidFiles,
	noShell,
	execFormCommands,
	healthCheck,
	stopSignal,
	unprivilegedPorts,
	productionEnvironment,
	compiledBytecode,
	imageLabels,
	deniedBuildContext,
	noSecrets,
	groupedCommands,
	dedicatedUser,
	readOnlyRoot,
	noCapabilities,
	noWorldWritableFiles,
	noDeviceFiles,
	gracefulStop,
	declaredPortsOnly,
	resourceLimits,
	noNetworkAtStart,
	noLeftoverCaches,
	onePythonVersion,
	noPrivilegeEscalation,
	portFromEnvironment,
	noExternalCopy,
	absoluteWorkdir,
	intendedOwners,
	noVolumes,
	explicitFileModes,
	unattendedInstalls,
	noRecommendedPackages,
	scriptSafeTools,
	freshPackageIndex,
	noSystemUpgrade,
	pinnedSystemPackages,
	signedPackages,
	checkedCertificates,
	noPipedInstallers,
	failingPipes,
	checkedDownloads,
	noSudo,
	noRemoteLogin,
	noPasswords,
	portablePlatform,
	currentInstructions,
	distinctStageNames,
	oneOfEach,
	workdirOverCd,
	clearDestinations,
	declaredVariables,
	oneDownloadTool,
	consistentSpelling,
	shellInstruction,
	purposefulCommands,
	smallLoginLog,
	validLabels,
	reachableSources,
	validStructure,
	ownFolder,
	supportedRelease,
	numericUser,
	productionDependencies,
];

const bySlug = new Map(practices.map((practice) => [practice.slug, practice]));
const byId = new Map<string, Practice>(practices.map((practice) => [practice.id, practice]));

/** Throws on an unknown slug, as only code names practices by slug. */
export const findPractice = (slug: string): Practice => {
	const practice = bySlug.get(slug);
	if (practice === undefined) throw new TypeError(`No practice has the slug ${slug}.`);
	return practice;
};

/** Takes an id in any case, or a slug, as a person types it; undefined when there is none. */
export const findPracticeById = (id: string): Practice | undefined =>
	byId.get(id.toUpperCase()) ?? bySlug.get(id.toLowerCase());
