const shells = /^(sh|bash|dash|ash|zsh|ksh|csh|tcsh|fish|busybox|toybox)$/;
const packageManagers = /^(apt|apt-get|dpkg|apk|yum|dnf|microdnf|rpm|pip[\d.]*|uv|conda|mamba)$/;

export const isShell = (name: string): boolean => shells.test(name);
export const isPackageManager = (name: string): boolean => packageManagers.test(name);
