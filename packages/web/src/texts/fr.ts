import { access } from "./fr/access.ts";
import { adminKeys } from "./fr/admin-keys.ts";
import { apiKeys } from "./fr/api-keys.ts";
import { audit } from "./fr/audit.ts";
import { auditFields } from "./fr/audit-fields.ts";
import { auditIntegrity } from "./fr/audit-integrity.ts";
import { auditSentences } from "./fr/audit-sentences.ts";
import { bulk } from "./fr/bulk.ts";
import { directory } from "./fr/directory.ts";
import { directoryGuides } from "./fr/directory-guides.ts";
import { directoryLog } from "./fr/directory-log.ts";
import { domains } from "./fr/domains.ts";
import { groupAccess } from "./fr/group-access.ts";
import { groups } from "./fr/groups.ts";
import { identity } from "./fr/identity.ts";
import { invitations } from "./fr/invitations.ts";
import { join } from "./fr/join.ts";
import { joinRequests } from "./fr/join-requests.ts";
import { members } from "./fr/members.ts";
import { organizations } from "./fr/organizations.ts";
import { palette } from "./fr/palette.ts";
import { permissions } from "./fr/permissions.ts";
import { refusals } from "./fr/refusals.ts";
import { roles } from "./fr/roles.ts";
import { secondFactor } from "./fr/second-factor.ts";
import { serviceAccounts } from "./fr/service-accounts.ts";
import { shell } from "./fr/shell.ts";
import { sso } from "./fr/sso.ts";
import { ssoGuides } from "./fr/sso-guides.ts";
import { ssoReasons } from "./fr/sso-reasons.ts";
import { ssoRefusals } from "./fr/sso-refusals.ts";
import { ssoRules } from "./fr/sso-rules.ts";
import { subscriptions } from "./fr/subscriptions.ts";
import { validation } from "./fr/validation.ts";
import { webhooks } from "./fr/webhooks.ts";
import { words } from "./fr/words.ts";
import { workspaceMembers } from "./fr/workspace-members.ts";
import { workspaces } from "./fr/workspaces.ts";

/*
 * One word for one thing:
 *
 *   Admin Panel      console d’administration      Admin (role)       Administrateur
 *   Organization     organisation                  Billing (role)     Facturation
 *   Member           membre                        Member (role)      Membre
 *   Workspace        espace de travail             permission         autorisation
 *   Group            groupe                        seat               siège (attribuer, retirer, libre)
 *   User             utilisateur                   seat request       demande de siège (accorder, refuser)
 *   Product          produit                       subscription       abonnement
 *   API key          clé d’API                     plan               offre
 *   invite, resend   inviter, renvoyer             sign in, sign out  se connecter, se déconnecter
 *   revoke           révoquer (withdrawn too)      session            session (ouverte, fermer)
 *   suspend          suspendre, réactiver          mail               e-mail
 *   remove           retirer, réintégrer           verify an address  confirmer une adresse
 *   delete           supprimer                     single sign-on     authentification unique (SSO)
 *   last active      dernière activité             directory sync     synchronisation d’annuaire (SCIM)
 *   joined           arrivée                       identity provider  fournisseur d’identité
 *   audit log        journal d’audit               source             source
 *   Service account  compte de service             rotate (a key)     renouveler
 *   grant            droits (accorder, retirer)    hand over          transmettre
 *   take out         retirer, sortir (a Group)     archive            archiver
 *   custom role      rôle personnalisé             scope              portée
 *   second factor    second facteur                passkey            clé d’accès
 *   recovery code    code de secours               require            exiger
 *   connection       connexion                     emergency access   accès d’urgence
 *   domain           domaine (vérifier, prouver)   rehearse           essayer
 *   metadata         métadonnées                   join (oneself)     rejoindre, arriver
 *   directory        annuaire (relier)             brake              frein (agir, arrêter, relâcher)
 *   token            jeton                         map (a Group)      associer
 *   endpoint         destination                   delivery           envoi (tentative, reçu, abandonné)
 *   webhook          webhook                       answer for (a key) répondre de
 *
 *   bulk change      modification groupée          select             sélectionner
 *
 * We say « vous ». Buttons are infinitives; sentences about somebody avoid the gender where they can.
 * The apostrophe is ’, and a space before : ; ? ! and inside « » is \u00a0. `one` is for 0 and 1.
 */

/** The parts of the French texts: what is said everywhere, then a part for each area of the panel. */
export const frenchParts = {
  words,
  shell,
  identity,
  access,
  members,
  bulk,
  invitations,
  join,
  subscriptions,
  roles,
  palette,
  permissions,
  organizations,
  workspaces,
  workspaceMembers,
  groups,
  groupAccess,
  apiKeys,
  serviceAccounts,
  adminKeys,
  webhooks,
  secondFactor,
  domains,
  directory,
  directoryLog,
  directoryGuides,
  joinRequests,
  audit,
  auditSentences,
  auditFields,
  auditIntegrity,
  sso,
  ssoGuides,
  ssoReasons,
  ssoRules,
  ssoRefusals,
  refusals,
  validation,
};

/** French, by the English message that stands in the source. What is missing here is shown in English. */
export const french: Record<string, string> = Object.assign({}, ...Object.values(frenchParts));
