import type { SystemNeed } from './types.ts';

/** Clients of databases, directories and the network. Debian names are those of Debian 13. */
export const databaseNeeds: readonly SystemNeed[] = [
	{
		names: ['psycopg2', 'psycopg-c'],
		debian: { build: ['gcc', 'libc6-dev', 'libpq-dev'], runtime: ['libpq5'] },
		alpine: { build: ['gcc', 'libpq-dev', 'musl-dev'], runtime: ['libpq'] },
		note: 'is compiled against libpq; psycopg2-binary or psycopg[binary] brings it along',
	},
	{
		names: ['psycopg'],
		unless: { packages: ['psycopg-binary', 'psycopg-c'], extras: ['binary', 'c'] },
		debian: { runtime: ['libpq5'] },
		alpine: { runtime: ['libpq'] },
		asksLdconfig: true,
		remedy: 'psycopg[binary] brings libpq along',
		note: 'loads libpq; psycopg[binary] brings it along',
	},
	{
		names: ['mysqlclient'],
		debian: {
			build: ['default-libmysqlclient-dev', 'gcc', 'libc6-dev', 'pkg-config'],
			runtime: ['libmariadb3'],
		},
		alpine: {
			build: ['gcc', 'mariadb-connector-c-dev', 'musl-dev', 'pkgconf'],
			runtime: ['mariadb-connector-c'],
		},
		note: 'is compiled against the MariaDB client library; PyMySQL needs none',
	},
	{
		names: ['python-ldap'],
		debian: {
			build: ['gcc', 'libc6-dev', 'libldap-dev', 'libsasl2-dev'],
			runtime: ['libldap2', 'libsasl2-2'],
		},
		alpine: { build: ['cyrus-sasl-dev', 'gcc', 'musl-dev', 'openldap-dev'], runtime: ['libldap', 'libsasl'] },
		note: 'is compiled against OpenLDAP; ldap3 needs no library',
	},
	{
		names: ['gssapi', 'kerberos', 'pykerberos'],
		debian: { build: ['gcc', 'libc6-dev', 'libkrb5-dev'], runtime: ['libgssapi-krb5-2'] },
		alpine: { build: ['gcc', 'krb5-dev', 'musl-dev'], runtime: ['krb5-libs'] },
		note: 'is compiled against Kerberos',
	},
	{
		names: ['m2crypto'],
		debian: { build: ['gcc', 'libc6-dev', 'libssl-dev', 'swig'], runtime: ['libssl3t64'] },
		alpine: { build: ['gcc', 'musl-dev', 'openssl-dev', 'swig'], runtime: ['libssl3'] },
		note: 'is compiled against OpenSSL; cryptography brings it along',
	},
	{
		names: ['netifaces'],
		debian: { build: ['gcc', 'libc6-dev'] },
		alpine: { build: ['gcc', 'linux-headers', 'musl-dev'] },
		note: 'has no wheel and is compiled; psutil has one',
	},
	{
		names: ['pycurl'],
		alpine: { build: ['curl-dev', 'gcc', 'musl-dev'], runtime: ['libcurl'] },
		note: 'has no wheel for Alpine, where it is compiled against libcurl',
	},
	{
		names: ['pyodbc'],
		debian: { runtime: ['libodbc2'] },
		alpine: { runtime: ['libstdc++', 'unixodbc'] },
		note: "loads unixODBC; the database's own ODBC driver has to be added by hand",
	},
	{
		names: ['cx-oracle'],
		note: "loads Oracle's client library, which has to be added by hand; oracledb needs none",
	},
	{
		names: ['uwsgi'],
		debian: { build: ['gcc', 'libc6-dev'] },
		alpine: { build: ['gcc', 'linux-headers', 'musl-dev'] },
		note: 'has no wheel and is compiled; gunicorn needs no compiler',
	},
];
