package io.opcuaws.app.peer;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages in which a secret is where it does not belong, or that are broken around one. Not in what an answer repeats so that it
 * is recognised (MessageType, ClientHandle, SessionId of the header), and not in a URL's path of a server that answers: it is told
 * the path, and may repeat it.
 */
public final class CarelessMessages {

    /** Fields of a login that are not for secrets; {@code %s} is one. */
    private static final List<String> LOGINS = List.of(
            "'DiscoveryUrl':'%s'",
            "'DiscoveryUrl':'http://%s'",
            "'DiscoveryUrl':'SERVER?password=%s'",
            "'DiscoveryUrl':'USER-AT-SERVER'",
            "'DiscoveryUrl':'opc.tcp://%s'",
            "'DiscoveryUrl':'opc.tcp://127.0.0.1:1/%s'",
            "'DiscoveryUrl':{'%s':'%s'}",
            "'Target':'%s'",
            "'Target':'by-password','UserAuth':{'Type':'UserName','UserName':'operator','Password':'%s'}",
            "'DiscoveryUrl':'SERVER','SecurityMode':'%s'",
            "'DiscoveryUrl':'SERVER','SecurityPolicyUri':'%s'",
            "'DiscoveryUrl':'SERVER','ResumeWindow':'%s'",
            "'DiscoveryUrl':'SERVER','SessionMode':'%s'",
            "'DiscoveryUrl':'SERVER','%s':'%s'",
            "'DiscoveryUrl':'SERVER','UserAuth':'%s'",
            "'DiscoveryUrl':'SERVER','UserAuth':['%s']",
            "'DiscoveryUrl':'SERVER','UserAuth':{'%s':1}",
            "'DiscoveryUrl':'SERVER','UserAuth':{'Type':'%s'}",
            "'DiscoveryUrl':'SERVER','UserAuth':{'PolicyId':'%s'}",
            "'DiscoveryUrl':'SERVER','UserAuth':{'Type':'UserName','PolicyId':'%s','UserName':'a','Password':'b'}",
            "'DiscoveryUrl':'SERVER','UserAuth':{'Type':'UserName','Pasword':'%s'}",
            "'DiscoveryUrl':'SERVER','UserAuth':{'Type':'UserName','UserName':'operator','Password':'wrong-%s'}",
            "'DiscoveryUrl':'SERVER','UserAuth':{'Type':'UserName','UserName':'operator','Password':{'%s':'%s'}}",
            "'DiscoveryUrl':'SERVER','UserAuth':{'Type':'UserName','UserName':'a','Password':'%s','Password':'%s'}",
            "'DiscoveryUrl':'SERVER','UserAuth':{'Type':'Certificate','Certificate':'%s','PrivateKey':'%s'}",
            "'DiscoveryUrl':'SERVER','UserAuth':{'Type':'Issued','TokenData':'wrong-%s'}",
            "'DiscoveryUrl':'SERVER','UserAuth':{'Type':'Issued','TokenData':'!%s','TokenDataEncoding':'Base64'}",
            "'DiscoveryUrl':'SERVER','UserAuth':{'Type':'Issued','TokenData':'','TokenDataEncoding':'%s'}");

    /** Bodies of services that cannot be understood. */
    private static final List<List<String>> SERVICES = List.of(
            List.of("Authenticate", "{'Token':'wrong-%s'}"),
            List.of("Authenticate", "{'Token':['%s']}"),
            List.of("Authenticate", "{'Tokn':'%s'}"),
            List.of("Authenticate", "'%s'"),
            List.of("Resume", "{'SessionId':'1','ResumeToken':'wrong-%s'}"),
            List.of("Resume", "{'SessionId':'1','ResumeToken':'a','LastNotify':'%s'}"),
            List.of("Resume", "{'SessionId':'1','Resumetoken':'%s'}"),
            List.of("Resume", "{'SessionId':'%s','ResumeToken':'a'}"),
            List.of("ListTargets", "'%s'"),
            List.of("GetEndpoints", "{'EndpointUrl':'%s'}"),
            List.of("GetEndpoints", "{'EndpointUrl':'USER-AT-SERVER'}"),
            List.of("FindServers", "{'EndpointUrl':'opc.tcp://127.0.0.1:1/%s'}"),
            List.of("FindServers", "{'EndpointUrl':'SERVER','LocaleIds':'%s'}"),
            List.of("Read", "{'%s':1}"),
            List.of("Read", "{'NodesToRead':['%s']}"),
            List.of("Read", "{'NodesToRead':[{'NodeId':'%s'}]}"),
            List.of("Read", "{'NodesToRead':[{'NodeId':{'Id':'2258','IdType':'%s'}}]}"),
            List.of("Read", "{'NodesToRead':[{'NodeId':'i=2258','IndexRange':'%s'}]}"),
            List.of("Write", "{'NodesToWrite':[{'NodeId':'i=1','Value':{'Value':{'Type':'11','Body':'%s'}}}]}"),
            List.of("Write", "{'NodesToWrite':[{'NodeId':'i=1','Value':{'Value':{'Type':'%s','Body':'1'}}}]}"),
            List.of("Write", "{'NodesToWrite':[{'NodeId':'i=1','Value':{'Value':{'Type':'1','Body':{'%s':'%s'}}}}]}"));

    private CarelessMessages() {}

    /**
     * All of them. None changes anything, and each has one answer.
     *
     * @param session to ask for services in
     * @param server its URL
     */
    public static List<String> with(String secret, String session, String server) {
        List<String> messages = new ArrayList<>(List.of(
                secret,
                "\"" + secret,
                "\"" + secret + "\"",
                "[\"" + secret + "\"]",
                "{\"" + secret + "\":1}",
                "{\"Header\":\"" + secret + "\"}",
                "{\"Header\":{\"MessageType\":\"" + secret + "\"}}",
                "{\"Header\":{\"MessageType\":\"GW_LoginRequest\"},\"Body\":{\"Password\":\"" + secret,
                "{\"Header\":{\"MessageType\":\"GW_LoginRequest\"},\"Body\":{\"Password\":\"\\x" + secret + "\"}}",
                "{\"Header\":{\"MessageType\":\"GW_LoginRequest\"},\"Body\":{\"Password\":" + secret + "}}",
                "{\"Header\":{\"MessageType\":\"GW_LogoutRequest\",\"RequestTimeout\":\"" + secret + "\"},\"Body\":{}}",
                "{\"Header\":{\"MessageType\":\"GW_LogoutRequest\",\"" + secret + "\":\"" + secret
                        + "\"},\"Body\":{}}"));
        LOGINS.forEach(body -> messages.add(message("Login", session, "{" + body + "}", secret)));
        SERVICES.forEach(service -> messages.add(message(service.get(0), session, service.get(1), secret)));
        String userAtServer = server.replace("opc.tcp://", "opc.tcp://operator:" + secret + "@");
        messages.replaceAll(text -> text.replace("USER-AT-SERVER", userAtServer).replace("SERVER", server));
        return messages;
    }

    private static String message(String service, String session, String body, String secret) {
        ObjectNode header = Json.object()
                .put("MessageType", "GW_" + service + "Request")
                .put("ClientHandle", "1")
                .put("SessionId", session);
        return "{\"Header\":" + header + ",\"Body\":" + body.replace('\'', '"').replace("%s", secret) + "}";
    }
}
