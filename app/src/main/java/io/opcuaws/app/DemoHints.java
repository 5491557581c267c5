package io.opcuaws.app;

/** What to paste to see the gateway work with its demo server. */
final class DemoHints {

    private DemoHints() {}

    static String text(String gatewayUrl, String demoUrl) {
        String login = """
                {"Header":{"MessageType":"GW_LoginRequest","ClientHandle":"1"},\
                "Body":{"DiscoveryUrl":"%s","SecurityMode":"SignAndEncrypt",\
                "SecurityPolicyUri":"http://opcfoundation.org/UA/SecurityPolicy#Basic256Sha256",\
                "UserAuth":{"Type":"UserName","UserName":"user1","Password":"password1"}}}""".formatted(demoUrl);
        return """
                The demo server listens on %s
                A login request to paste:
                %s
                The same in Python, with the package websocket-client:
                import websocket; ws = websocket.create_connection("%s"); ws.send('%s'); print(ws.recv())""".formatted(demoUrl, login, gatewayUrl, login);
    }
}
