/** How the settings of a client end, in small letters, that name the other end or the user there. */
const ENDINGS = [
  ...['host', 'hosts', 'hostname', 'servername', 'port', 'url', 'urls', 'uri', 'origin', 'server', 'servers', 'broker', 'brokers', 'address'],
  ...['node', 'nodes', 'cloud', 'contactpoints', 'datacenter', 'endpoint', 'endpoints', 'region', 'proxy', 'socketpath', 'filename', 'connection'],
  ...['connectionstring', 'connectstring', 'dsn', 'database', 'dbname', 'db', 'keyspace', 'accountid', 'account', 'tenantid', 'projectid', 'userdatadir'],
  ...['user', 'username', 'password', 'passwd', 'pass', 'passphrase', 'credential', 'credentials', 'auth', 'authorization', 'token', 'key', 'keyid'],
  ...['secret', 'cert', 'pfx'],
];

/** Whether a setting of a client says where it connects to, or as whom: with another one it is another client. */
export function namesTheOtherEnd(setting: string): boolean {
  const name = setting.toLowerCase();
  return name === 'ca' || ENDINGS.some((ending) => name.endsWith(ending));
}
