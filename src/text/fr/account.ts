import type { Messages } from '../en/messages.ts'

export const accountMessagesFr: Messages['account'] = {
  signIn: 'Se connecter',
  signOut: 'Se déconnecter',
  signedInAs: (name) => `Vous utilisez le compte ${name}.`,
  join: 'S’inscrire',
  joinLead: 'Un compte sert à participer\u202f; pour lire, nul besoin d’en avoir un.',
  joinAsAdministrator: 'La première personne qui s’inscrit ici administre ce site.',
  haveAccount: 'Déjà un compte\u202f?',
  noAccount: 'Pas encore de compte\u202f?',
  name: 'Nom',
  nameHint:
    'Affiché à côté de ce que vous écrivez. De 2 à 30 lettres ou chiffres, dans n’importe quelle écriture.',
  email: 'Adresse e-mail',
  emailHint: 'Pour se connecter et pour les messages concernant votre compte\u202f; jamais affichée.',
  password: 'Mot de passe',
  passwordHint:
    'Au moins 10 caractères\u202f; quelques mots à la suite conviennent très bien. Aucune règle sur les types de caractères.',
  currentPassword: 'Votre mot de passe actuel',
  newPassword: 'Nouveau mot de passe',
  code: 'Code à usage unique',
  codeHint: 'Six chiffres de votre application, ou l’un de vos codes de secours.',
  firstCodeHint: 'Les six chiffres que votre application affiche maintenant.',
  leaveEmpty: 'Laissez ce champ vide',
  makeAccount: 'Créer le compte',
  forgotten: 'Mot de passe oublié\u202f?',
  forgottenHeading: 'Définir un nouveau mot de passe',
  forgottenLead: 'Nous envoyons un lien à votre adresse. Il fonctionne une fois, pendant une heure.',
  sendLink: 'Envoyer le lien',
  linkOver: 'Ce lien n’est plus valable',
  resetOver: 'Il a servi, son heure est passée, ou il n’est pas entier. Rien n’a changé.',
  confirmOver:
    'Sa journée est passée, ou il n’est pas entier. Connectez-vous\u00a0: si une adresse reste à confirmer, nous vous écrivons un nouveau lien.',
  resetHeading: 'Choisir un nouveau mot de passe',
  resetLead: 'Vous serez déconnecté partout, puis vous vous connecterez avec le nouveau.',
  setPassword: 'Enregistrer le mot de passe',
  confirmHeading: 'Confirmer votre adresse',
  confirmLead: 'Une dernière étape, pour que personne ne soit inscrit par quelqu’un d’autre.',
  confirm: 'Confirmer',
  codeHeading: 'Encore un code',
  codeLead: 'Ce compte demande aussi un code à usage unique.',
  letterHeading: 'Consultez vos e-mails',
  unconfirmed:
    'Avant de vous connecter, confirmez votre adresse\u00a0: ouvrez le lien du message que nous vous avons envoyé. Rien n’est arrivé\u202f? Regardez dans les indésirables, ou réessayez dans une heure.',
  letterText:
    'Un message est en route\u202f; il indique la suite. Rien n’est arrivé\u202f? Regardez dans les indésirables, ou réessayez dans une heure.',
  notes: {
    confirmed: 'Votre adresse est confirmée. Vous pouvez vous connecter.',
    reset: 'Votre mot de passe est enregistré. Connectez-vous avec lui.',
    'signed-out': 'Vous êtes déconnecté.',
    name: 'Votre nom est modifié.',
    email: 'Nous avons écrit à la nouvelle adresse. Elle sera prise en compte dès que vous suivrez le lien.',
    password: 'Votre mot de passe est modifié, et toutes les autres sessions sont fermées.',
    sessions: 'Session fermée.',
    codes: 'Les codes à usage unique sont activés.',
    'codes-off': 'Les codes à usage unique sont désactivés.',
    'codes-tried':
      'Cinq codes de suite étaient faux\u00a0: cette connexion est terminée. Recommencez ci-dessous, puis tapez le code que votre application affiche à ce moment, ou l’un de vos codes de secours.',
    'codes-locked':
      'Trop de codes faux ont été envoyés pour ce compte\u00a0: il n’en accepte aucun pendant un quart d’heure. Recommencez ensuite ci-dessous. En attendant, une clé d’accès vous connecte.',
    'code-used':
      'Ce code a déjà servi\u00a0: cette connexion est terminée. Recommencez ci-dessous, et attendez que votre application affiche le code suivant.',
    'codes-late':
      'Le temps prévu pour le code est passé\u00a0: il est de dix minutes. Recommencez ci-dessous.',
    letters: 'Votre choix d’e-mails est enregistré.',
    passkey: 'Vous pouvez désormais vous connecter avec cette clé d’accès.',
    'passkey-off': 'Cette clé d’accès ne permet plus de se connecter. Supprimez-la aussi sur votre appareil.',
    deleted: 'Votre compte est supprimé.',
    away: 'Rien ne s’est passé pendant une demi-heure. Reconnectez-vous pour ce que font les modérateurs.',
  },
  account: 'Votre compte',
  ownPages: 'Vos pages',
  signedOut: 'Vous n’êtes plus connecté',
  signedOutLead: 'Rien n’a été fait. Connectez-vous, puis envoyez de nouveau depuis la page où vous revenez.',
  away: 'Connectez-vous de nouveau',
  awayLead:
    'Rien ne s’est passé pendant une demi-heure, et ce que font les modérateurs demande de se reconnecter. Rien n’a été fait\u202f; envoyez de nouveau depuis la page où vous revenez.',
  whatYouWrote: 'Ce que vous avez écrit',
  memberSince: (date) => `Membre depuis le ${date}`,
  role: 'Rôle',
  roles: {
    reader: 'lecteur',
    newcomer: 'nouveau membre',
    member: 'membre',
    trusted: 'membre de confiance',
    moderator: 'modérateur',
    administrator: 'administrateur',
  },
  needsCodes:
    'Votre rôle prend effet une fois les codes à usage unique activés, ou quand vous vous connectez avec une clé d’accès\u00a0: voyez ci-dessous.',
  changeName: 'Changer de nom',
  changeEmail: 'Changer d’adresse',
  changePassword: 'Changer de mot de passe',
  emailNow: (email) => `Les messages sont envoyés à ${email}.`,
  save: 'Enregistrer',
  sessions: 'Où vous êtes connecté',
  sessionsLead:
    'Une session se ferme d’elle-même après 14 jours sans usage, et après 90 jours dans tous les cas. Seul son navigateur sait quand elle a servi pour la dernière fois.',
  thisSession: 'celle-ci',
  signedInOn: (date) => `depuis le ${date}`,
  unknownBrowser: 'Programme inconnu',
  browserOn: (browser, system) => `${browser} sous ${system}`,
  endSession: 'Fermer',
  endThatSession: (what) => `Fermer la session\u00a0: ${what}`,
  endOthers: 'Fermer toutes les autres',
  codes: 'Codes à usage unique',
  codesLead:
    'Une application sur votre téléphone crée un code toutes les trente secondes\u202f; la connexion le demande alors en plus du mot de passe.',
  codesAreOn: 'Activés\u00a0: la connexion demande un code.',
  beginCodes: 'Configurer les codes',
  giveUpCodes: 'Désactiver les codes',
  codesHeading: 'Configurer les codes à usage unique',
  codesScan: 'Scannez ceci avec votre application de codes à usage unique\u00a0:',
  codesScanned: 'Code QR de la clé ci-dessous',
  codesKey: 'Ou tapez-y cette clé\u00a0:',
  codesOpen: 'L’ouvrir dans une application de cet appareil',
  recoveryCodes: 'Codes de secours',
  recoveryLead:
    'Notez-les maintenant. Chacun permet de se connecter une fois si l’application est perdue\u202f; une fois les codes activés, ils ne seront plus affichés.',
  confirmCodes: 'Activer les codes',
  recoveryLeft: {
    one: 'Il reste # code de secours\u00a0: le dernier.',
    many: 'Il reste # de codes de secours, chacun pour une connexion.',
    other: 'Il reste # codes de secours, chacun pour une connexion.',
  },
  noRecoveryLeft:
    'Il ne reste aucun code de secours. Si l’application est perdue, rien d’autre ne vous fera entrer\u00a0: créez-en de nouveaux.',
  renewRecovery: 'Créer de nouveaux codes de secours',
  renewRecoveryLead:
    'Les nouveaux remplacent tous ceux que vous avez\u00a0: les anciens ne fonctionneront plus.',
  newRecoveryHeading: 'Vos nouveaux codes de secours',
  newRecoveryLead:
    'Notez-les maintenant\u00a0: ils ne seront plus affichés. Chacun permet de se connecter une fois si l’application est perdue. Les codes que vous aviez ne fonctionnent plus.',
  passkeys: 'Clés d’accès',
  passkeysLead:
    'Une clé d’accès est gardée par votre appareil et s’ouvre comme lui. Elle vous connecte sans mot de passe ni code.',
  passkeysNeedScripts:
    'Les clés d’accès ont besoin de scripts, qui sont désactivés dans ce navigateur. Le mot de passe s’en passe.',
  passkeysNeedHost:
    'Ce site n’a pas de clés d’accès\u00a0: il leur faut une adresse en https avec un nom d’hôte.',
  passkeyName: 'Nom de l’appareil',
  passkeyNameHint: 'Pour distinguer vos clés d’accès, par exemple «\u202ftéléphone\u202f».',
  passkeyMade: (date) => `créée le ${date}`,
  passkeyUsed: (date) => `utilisée pour la dernière fois le ${date}`,
  removePasskey: 'Retirer',
  removeThatPasskey: (name) => `Retirer la clé d’accès ${name}`,
  beginPasskey: 'Ajouter une clé d’accès',
  newPasskeyHeading: 'Ajouter une clé d’accès',
  newPasskeyLead: 'Votre appareil vous demande de le déverrouiller, puis garde la clé d’accès.',
  makePasskey: 'Créer la clé d’accès',
  signInByPasskey: 'Se connecter avec une clé d’accès',
  noPasskeyCame:
    'Ce navigateur n’a donné aucune clé d’accès. Réessayez, ou connectez-vous avec le mot de passe.',
  signInBy: (provider) => `Se connecter avec ${provider}`,
  cameBack: (provider) =>
    `Vous revenez de ${provider}. Continuez pour vous connecter avec ce que ce site dit de vous.`,
  goOn: 'Continuer',
  otherWay: 'Se connecter autrement',
  providerJoinLead: 'Vous êtes nouveau ici. Choisissez le nom que les autres verront.',
  noEmailYet: 'Pas encore d’adresse\u00a0: aucun message ne peut vous parvenir.',
  noPasswordYet:
    'Vous n’avez pas de mot de passe, car vous vous connectez par un autre site. Pour en avoir un, donnez une adresse ci-dessus, puis demandez un nouveau mot de passe en vous connectant.',
  codesNeedPassword: 'Les codes vont avec un mot de passe.',
  lookAgain: 'Quelque chose est à corriger',
  faults: {
    'name-form':
      'Un nom compte de 2 à 30 lettres ou chiffres, avec de simples espaces, points ou traits d’union entre eux.',
    'name-scripts': 'Un nom ne peut pas mêler deux alphabets dont les lettres se ressemblent.',
    'name-reserved': 'Ce nom est réservé au site. Choisissez-en un autre.',
    'name-taken': 'Quelqu’un porte déjà ce nom, ou un nom très proche. Choisissez-en un autre.',
    'email-form': 'Ce n’est pas une adresse e-mail. Elle devrait ressembler à nom@exemple.org.',
    'too-short': 'C’est trop court\u00a0: 10 caractères au moins.',
    'too-long': 'C’est trop long\u00a0: 256 caractères au plus.',
    guessable: 'Trop de gens le devineraient. Choisissez quelque chose de plus long ou de plus insolite.',
    'wrong-sign-in':
      'L’adresse et le mot de passe ne correspondent pas. Réessayez, ou définissez un nouveau mot de passe.',
    'wrong-password': 'Ce n’est pas votre mot de passe.',
    'wrong-code': 'Ce n’est pas le bon code, ou il a déjà servi. Attendez le suivant.',
    'not-introduced': 'L’autre site n’a pas dit qui vous êtes, ou trop de temps a passé. Réessayez.',
    'wrong-passkey': 'Cette clé d’accès n’ouvre aucun compte ici, ou trop de temps a passé. Réessayez.',
    'passkey-known': 'Cette clé d’accès est déjà connue, ou vous en avez autant que possible.',
    'passkey-name': 'Donnez-lui un nom de 1 à 40 lettres.',
    'sign-in-again': 'Pour cela, connectez-vous d’abord de nouveau.',
    suspended: 'Ce compte est suspendu.',
    expired: 'Ce lien ou cette étape n’est plus valable. Demandez-en un nouveau.',
    'renewed-already':
      'Ce formulaire vient déjà de créer de nouveaux codes. Si vous ne les avez pas notés, créez-en encore une fois.',
    trapped:
      'Aucun compte n’a encore été créé, et aucun message n’est en route\u00a0: un champ que personne ne voit a été rempli, peut-être par votre navigateur. Il est de nouveau vide. Retapez le mot de passe et envoyez encore une fois.',
    'only-administrator':
      'Vous êtes la seule personne à administrer ce site. Confiez d’abord ce rôle à quelqu’un d’autre.',
  },
  letterEnd:
    'Vous n’avez rien demandé\u202f? Alors ne faites rien\u00a0: ce message ne suffit à personne pour entrer.',
  letters: {
    confirm: {
      subject: 'confirmez votre adresse',
      text: 'Quelqu’un, sans doute vous, a créé un compte avec cette adresse. Confirmez-la dans la journée\u00a0:',
    },
    newAddress: {
      subject: 'confirmez votre nouvelle adresse',
      text: 'Cette adresse a été demandée comme nouvelle adresse d’un compte. Confirmez-la dans la journée\u00a0:',
    },
    addressAsked: {
      subject: 'une nouvelle adresse a été demandée',
      text: 'Une personne connectée à votre compte a demandé que les messages aillent à une autre adresse. Si ce n’était pas vous, définissez un nouveau mot de passe\u00a0:',
    },
    known: {
      subject: 'vous avez déjà un compte',
      text: 'Quelqu’un, sans doute vous, a voulu utiliser cette adresse pour un compte. Il en existe déjà un. Si le mot de passe est oublié, définissez-en un nouveau\u00a0:',
    },
    reset: {
      subject: 'définissez un nouveau mot de passe',
      text: 'Définissez un nouveau mot de passe dans l’heure\u202f; le lien fonctionne une fois\u00a0:',
    },
    passkeyAdded: {
      subject: 'une clé d’accès a été ajoutée',
      text: 'Une clé d’accès a été ajoutée à votre compte. Si ce n’était pas vous, définissez un nouveau mot de passe, puis retirez la clé sur la page de votre compte\u00a0:',
    },
    recoveryRenewed: {
      subject: 'de nouveaux codes de secours ont été créés',
      text: 'De nouveaux codes de secours ont été créés pour votre compte\u202f; les anciens ne fonctionnent plus. Si ce n’était pas vous, définissez un nouveau mot de passe, puis créez-en d’autres sur la page de votre compte\u00a0:',
    },
    passwordChanged: {
      subject: 'votre mot de passe a été modifié',
      text: 'Le mot de passe de votre compte a été modifié, et toutes les autres sessions sont fermées. Si ce n’était pas vous, définissez-en un nouveau\u00a0:',
    },
  },
}
