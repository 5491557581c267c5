import type { GatewayError } from "opcua-ws-gateway-client";

/** What went wrong in a sentence, and what to do next. */
export interface Advice {
  what: string;
  next: string;
}

const CERTIFICATE: Advice = {
  what: "The gateway does not trust the server's certificate.",
  next: "Ask the gateway's operator to look at it: it is in rejected/ below the gateway's data directory. Moved to trusted/, it counts at once. Then log in again.",
};
const CERTIFICATE_BROKEN: Advice = {
  what: "The server's certificate is not acceptable: it has expired, is not valid yet, or names another host or application.",
  next: "Give the server a new certificate, or use the address that its certificate names.",
};
const POLICY: Advice = {
  what: "The server has no endpoint with this security policy and mode.",
  next: "Press \u201cFind endpoints\u201d and choose one that the server offers.",
};
const USER: Advice = {
  what: "The server does not accept this user.",
  next: "Check user name and password, or choose another kind of user that the server offers.",
};
const UNREACHABLE: Advice = {
  what: "The gateway cannot reach the server.",
  next: "Check the address and that the server runs. The gateway, not your browser, must be able to reach it through the network.",
};
const TOKEN: Advice = {
  what: "The gateway wants to know who you are.",
  next: "Enter the token that its operator has given you. It is kept in this page's memory only.",
};

const BY_NAME: Readonly<Record<string, Advice>> = {
  BadCertificateUntrusted: CERTIFICATE,
  BadCertificateChainIncomplete: CERTIFICATE,
  BadCertificateTimeInvalid: CERTIFICATE_BROKEN,
  BadCertificateHostNameInvalid: CERTIFICATE_BROKEN,
  BadCertificateUriInvalid: CERTIFICATE_BROKEN,
  BadCertificateInvalid: CERTIFICATE_BROKEN,
  BadCertificateRevoked: CERTIFICATE_BROKEN,
  BadSecurityChecksFailed: {
    what: "Server and gateway do not trust each other.",
    next: "The server must trust the gateway's certificate too: own/certificate.der below the gateway's data directory.",
  },
  BadSecurityPolicyRejected: POLICY,
  BadSecurityModeRejected: POLICY,
  BadSecurityModeInsufficient: POLICY,
  BadIdentityTokenRejected: USER,
  BadIdentityTokenInvalid: USER,
  BadUserSignatureInvalid: USER,
  BadUserAccessDenied: {
    what: "This is not allowed for you.",
    next: "If it should be, the gateway's operator can change the rights of this target, or the server's those of the user.",
  },
  BadTcpEndpointUrlInvalid: UNREACHABLE,
  BadConnectionRejected: UNREACHABLE,
  BadConnectionClosed: UNREACHABLE,
  BadCommunicationError: UNREACHABLE,
  BadTimeout: {
    what: "No answer came in time.",
    next: "Check that the server runs and is not overloaded, then try again.",
  },
  BadServerUriInvalid: UNREACHABLE,
  BadNotConnected: {
    what: "There is no connection to the server at the moment.",
    next: "The gateway tries to come back by itself; try again when the session says that it is connected.",
  },
  BadTooManySessions: {
    what: "There are too many sessions.",
    next: "Log out of one that you do not need, or ask the operator for a higher limit.",
  },
  BadSessionIdInvalid: {
    what: "The session is gone.",
    next: "Log in again.",
  },
  BadSessionClosed: {
    what: "The session was ended.",
    next: "Log in again.",
  },
  BadInvalidArgument: {
    what: "The gateway does not understand a field of the request.",
    next: "Correct the field that the message names.",
  },
};

/** What to tell a person about a login that failed. Servers and gateway may refuse a user with the same StatusCode. */
export function loginAdviceFor(error: GatewayError): Advice {
  return error.statusText === "BadUserAccessDenied"
    ? {
        what: "This user is not let in.",
        next: "Check user name and password. If they are right, the server, or the gateway's operator, must allow you to come here.",
      }
    : adviceFor(error);
}

/** What to tell a person about an error of a server that is logged in to. */
export function adviceFor(error: GatewayError): Advice {
  return (
    BY_NAME[error.statusText] ?? {
      what: "This did not work.",
      next: "The message below says what the gateway or the server said.",
    }
  );
}

/** What to tell about an error of the connection between page and gateway. */
export function gatewayAdviceFor(error: GatewayError): Advice {
  return needsToken(error)
    ? TOKEN
    : {
        what: "The page cannot connect to its gateway.",
        next: "Check that the gateway runs, and that this page's address may connect (listen.origins). Then try again.",
      };
}

/** Whether the gateway refuses everything until it is told who the client is. */
export function needsToken(error: GatewayError): boolean {
  return error.statusText === "BadIdentityTokenRejected" || error.statusText === "BadIdentityTokenInvalid";
}
