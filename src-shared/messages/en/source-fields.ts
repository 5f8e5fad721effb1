// Label and help of every field of a source: what it means and when to change it.
export const sourceFields = {
  'sources.field.name.label': 'Name',
  'sources.field.name.help': 'What people call this directory. It appears in every list and notification.',
  'sources.field.slug.label': 'Short name',
  'sources.field.slug.help':
    'The name for scripts and for the command line. Letters, digits, "-" and "_". Scripts break when it changes.',
  'sources.field.enabled.label': 'Enabled',
  'sources.field.enabled.help':
    'Off: nothing is synced or checked, and nobody signs in through this source. What is stored stays.',
  'sources.field.serverUri.label': 'Servers',
  'sources.field.serverUri.help':
    'ldaps:// is encrypted from the start, ldap:// only with StartTLS. Give several servers of the same directory and the next one takes over when one is down.',
  'sources.field.poolStrategy.label': 'Which server first',
  'sources.field.poolStrategy.help':
    'Any spreads the load over all servers. In order keeps to the first one and returns to it once it is back.',
  'sources.field.connectTimeoutSeconds.label': 'Wait for a connection',
  'sources.field.connectTimeoutSeconds.help':
    'After this time the next server is tried. Raise it for slow lines.',
  'sources.field.receiveTimeoutSeconds.label': 'Wait for an answer',
  'sources.field.receiveTimeoutSeconds.help':
    'A server that says nothing for this long counts as gone. Raise it when large searches time out.',
  'sources.field.startTls.label': 'StartTLS',
  'sources.field.startTls.help':
    'Encrypts an ldap:// connection before anything is sent over it. Not for ldaps://, which is encrypted already.',
  'sources.field.tlsVerification.label': 'Check the server’s certificate against',
  'sources.field.tlsVerification.help':
    'The system’s store fits public CAs and company CAs rolled out to this computer. Otherwise give the CA here.',
  'sources.field.peerCertificate.label': 'CA certificate',
  'sources.field.peerCertificate.help':
    'The certificate of the CA that signed the server’s, in PEM form. Several may follow one another. Only these are trusted.',
  'sources.field.sni.label': 'Send the host name while connecting',
  'sources.field.sni.help':
    'For servers or proxies that hold several certificates and choose by name (SNI). Never sent for IP addresses.',
  'sources.field.clientCertificate.label': 'Client certificate',
  'sources.field.clientCertificate.help':
    'Only where the server asks clients for one. PEM form, without the private key.',
  'sources.field.clientKey.label': 'Private key of the client certificate',
  'sources.field.clientKey.help':
    'The key that belongs to the certificate above, in PEM form, not encrypted.',
  'sources.field.tlsCiphers.label': 'Ciphers',
  'sources.field.tlsCiphers.help':
    'An OpenSSL cipher list, for servers too old for today’s defaults. Leave it empty otherwise.',
  'sources.field.allowClearText.label': 'Allow sending the password unencrypted',
  'sources.field.allowClearText.help':
    'Anybody on the network can then read the bind password. Leave it off unless the line itself is protected.',
  'sources.field.serviceBindMethod.label': 'Sign in with',
  'sources.field.serviceBindMethod.help':
    'How Rollcall itself signs in to read the directory. People’s passwords are always checked with a simple bind.',
  'sources.field.bindCn.label': 'Bind name',
  'sources.field.bindCn.help':
    'The DN of an account that may read people and groups; Active Directory also takes name@domain. Empty, with no password: anonymously.',
  'sources.field.bindPassword.label': 'Bind password',
  'sources.field.bindPassword.help': 'The password of that account. An empty one is never sent.',
  'sources.field.baseDn.label': 'Base DN',
  'sources.field.baseDn.help':
    'The place in the tree below which people and groups lie. Nothing outside it is read.',
  'sources.field.objectUniquenessField.label': 'Attribute that identifies an entry',
  'sources.field.objectUniquenessField.help':
    'Must never change and never be used twice: objectSid or objectGUID for Active Directory, entryUUID for most others, ipaUniqueID for FreeIPA. A rename or move is then an update, not a new person.',
  'sources.field.pageSize.label': 'Entries per page',
  'sources.field.pageSize.help':
    'How many entries are asked for at a time. Lower it when the server refuses large pages; Active Directory gives at most 1000.',
  'sources.field.syncUsers.label': 'Sync people',
  'sources.field.syncUsers.help': 'Off: people are neither read nor removed. Memberships are still read.',
  'sources.field.additionalUserDn.label': 'People lie below',
  'sources.field.additionalUserDn.help':
    'Put in front of the base DN to search for people in a part of it only. Empty: the whole base.',
  'sources.field.userObjectFilter.label': 'Filter for people',
  'sources.field.userObjectFilter.help':
    'Which entries are people. In Active Directory "person" matches computers too; add (objectCategory=person) there.',
  'sources.field.userMatchingMode.label': 'When a person exists already',
  'sources.field.userMatchingMode.help':
    'What to do with an entry not seen before whose username or address somebody already has, for instance from another source.',
  'sources.field.userPathTemplate.label': 'Folder for people',
  'sources.field.userPathTemplate.help':
    'Where people of this source are put. %(slug)s becomes the short name. Changing it moves everybody at the next sync.',
  'sources.field.syncGroups.label': 'Sync groups',
  'sources.field.syncGroups.help': 'Off: groups and memberships are neither read nor removed.',
  'sources.field.additionalGroupDn.label': 'Groups lie below',
  'sources.field.additionalGroupDn.help':
    'Put in front of the base DN to search for groups in a part of it only. Empty: the whole base.',
  'sources.field.groupObjectFilter.label': 'Filter for groups',
  'sources.field.groupObjectFilter.help': 'Which entries are groups.',
  'sources.field.groupMatchingMode.label': 'When a group exists already',
  'sources.field.groupMatchingMode.help': 'What to do with a group not seen before whose name is taken.',
  'sources.field.groupObjectUniquenessField.label': 'Attribute that identifies a group',
  'sources.field.groupObjectUniquenessField.help':
    'Only where groups need another one than people. Empty: the same attribute.',
  'sources.field.lookupGroupsFromUser.label': 'Read memberships from the people',
  'sources.field.lookupGroupsFromUser.help':
    'Off: each group lists its members. On: people are searched for each group, for instance by memberOf. Slower, but works where groups do not list everybody.',
  'sources.field.groupMembershipField.label': 'Attribute that holds memberships',
  'sources.field.groupMembershipField.help':
    'On the group: member, uniqueMember or memberUid. With the switch above, the attribute of the person: memberOf, or memberOf:1.2.840.113556.1.4.1941: to let Active Directory follow nested groups.',
  'sources.field.userMembershipAttribute.label': 'Members are named by',
  'sources.field.userMembershipAttribute.help':
    'The attribute of a person that a group’s member values repeat: distinguishedName where they are DNs, uid with memberUid.',
  'sources.field.syncGroupHierarchy.label': 'Keep groups inside groups',
  'sources.field.syncGroupHierarchy.help':
    'Links a group to the groups it is a member of, so that effective memberships can be followed.',
  'sources.field.syncParentGroup.label': 'Put every group into',
  'sources.field.syncParentGroup.help':
    'The name of a group that becomes a parent of every group of this source. Empty: none. Changing it does not undo the old links.',
  'sources.field.userPropertyMappings.label': 'Mappings for people',
  'sources.field.userPropertyMappings.help':
    'What becomes username, name, address and attributes of a person. They run from top to bottom; a later one wins.',
  'sources.field.groupPropertyMappings.label': 'Mappings for groups',
  'sources.field.groupPropertyMappings.help':
    'What becomes name and attributes of a group. They run from top to bottom; a later one wins.',
  'sources.field.deleteNotFoundObjects.label': 'Act on what is missing in the directory',
  'sources.field.deleteNotFoundObjects.help':
    'Off: people and groups that disappear stay for ever. On: each one is looked up again by its identifier before anything happens to it.',
  'sources.field.deletionAction.label': 'What happens to missing ones',
  'sources.field.deletionAction.help': 'History is kept in every case.',
  'sources.field.deletionGraceRuns.label': 'Missing for',
  'sources.field.deletionGraceRuns.help':
    'Only after so many complete syncs in a row without it does anything happen. Until then it is shown as missing.',
  'sources.field.limits.percent.label': 'Hold a sync that changes more than',
  'sources.field.limits.percent.help':
    'Of deletions, deactivations, removed memberships or emptied values. A held sync writes nothing until a person approves it. The larger of the two limits counts.',
  'sources.field.limits.count.label': 'or more than',
  'sources.field.limits.count.help': 'Keeps small changes in small directories from being held.',
  'sources.field.schedule.sync.label': 'Sync',
  'sources.field.schedule.sync.help':
    'Cron text: minute, hour, day of month, month, day of week. Empty: every two hours, at a minute that differs from computer to computer.',
  'sources.field.schedule.connectivity.label': 'Connection check',
  'sources.field.schedule.connectivity.help': 'Cron text. Empty: once an hour.',
  'sources.field.schedule.paused.label': 'Paused',
  'sources.field.schedule.paused.help': 'Nothing runs by itself. Syncs started by a person still do.',
  'sources.field.syncOutgoingTriggerMode.label': 'Pass changes on',
  'sources.field.syncOutgoingTriggerMode.help':
    'When files and webhooks learn of changes: after each sync, or once every sync of one start has ended.',
  'sources.field.outgoingTargets.label': 'Pass on to',
  'sources.field.outgoingTargets.help':
    'A file is written anew after every sync. A webhook gets the changes of each sync, signed with the secret below.',
  'sources.field.webhookSecret.label': 'Webhook secret',
  'sources.field.webhookSecret.help':
    'Every message is signed with it (HMAC-SHA-256), so that the receiver knows who sends. One for all webhooks of this source; the receiver has to know it too.',
  'sources.field.passwordLoginUpdateInternalPassword.label': 'Remember a hash after sign-in',
  'sources.field.passwordLoginUpdateInternalPassword.help':
    'After a good check of a sign-in, a hash of the password is kept, so that sign-ins can be checked while the directory is away. The password itself never is.',
  'sources.field.syncUsersPassword.label': 'Write new passwords back',
  'sources.field.syncUsersPassword.help':
    'A password set in Rollcall is set in this directory too. Only one source may do so.',
} as const
