package io.opcuaws.opcua.channel;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.opcua.status.Failures;
import io.opcuaws.opcua.status.Statuses;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.UaRequestMessageType;
import org.eclipse.milo.opcua.stack.core.types.UaResponseMessageType;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.CloseSecureChannelRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.RequestHeader;
import org.eclipse.milo.opcua.stack.core.util.Unit;
import org.eclipse.milo.opcua.stack.transport.client.AbstractUascClientTransport;
import org.eclipse.milo.opcua.stack.transport.client.ClientApplicationContext;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransportConfig;
import org.eclipse.milo.opcua.stack.transport.client.uasc.ClientSecureChannel;
import org.eclipse.milo.opcua.stack.transport.client.uasc.InboundUascResponseHandler.DelegatingUascResponseHandler;
import org.eclipse.milo.opcua.stack.transport.client.uasc.UascClientAcknowledgeHandler;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection with a secure channel. Milo's own transport reconnects for ever and makes requests wait meanwhile; this
 * one connects once, fails requests at once when it is gone, and tells that it is gone.
 *
 * <p>All methods may be called from any thread and do not block. Stages complete on threads of {@link
 * ClientThreads#executor()}; those of {@link #send} also on Netty's, one after the other, in the order in which the server has
 * answered: what is chained to them must not block.
 */
public final class ServerConnection extends AbstractUascClientTransport {

    private static final String REQUEST = "Request";
    private static final String RESPONSE = "Response";
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final Failure LOST =
            new Failure(StatusCode.BAD_CONNECTION_CLOSED, "The connection to the server is lost.");

    private final ClientThreads threads;
    private final OpcTcpClientTransportConfig tcpConfig;
    private final InetSocketAddress address;
    private final Duration timeout;
    private final CompletableFuture<ClientSecureChannel> handshake = new CompletableFuture<>();
    private final CompletableFuture<Failure> lost = new CompletableFuture<>();
    private final AtomicReference<@Nullable Failure> reason = new AtomicReference<>();
    /** Advanced by the event loop, in the order of what happens there; to DONE after that, by the worker that tells so. */
    private volatile HandshakeStep step = HandshakeStep.CONNECTING;

    private volatile @Nullable Channel channel;
    private volatile long lastHeardNanos = System.nanoTime();

    /** @param timeout how long it may take until the channel is secure */
    ServerConnection(ClientThreads threads, InetSocketAddress address, Duration timeout) {
        this(threads, configuration(threads, timeout), address, timeout);
    }

    private ServerConnection(
            ClientThreads threads, OpcTcpClientTransportConfig config, InetSocketAddress address, Duration timeout) {
        super(config);
        this.threads = threads;
        this.tcpConfig = config;
        this.address = address;
        this.timeout = timeout;
    }

    private static OpcTcpClientTransportConfig configuration(ClientThreads threads, Duration timeout) {
        return OpcTcpClientTransportConfig.newBuilder()
                .setConnectTimeout(uint(timeout.toMillis()))
                .setAcknowledgeTimeout(uint(timeout.toMillis()))
                .setExecutor(new LaneService(new Lane(threads.executor()), threads.eventLoop()))
                .setScheduledExecutor(threads.eventLoop())
                .setEventLoop(threads.eventLoop())
                .setWheelTimer(threads.timer())
                .build();
    }

    @Override
    public OpcTcpClientTransportConfig getConfig() {
        return tcpConfig;
    }

    /** Connects; to be called once. Fails with a {@link FailureException}, and then nothing is left. */
    @Override
    public CompletableFuture<Unit> connect(ClientApplicationContext application) {
        var giveUp = threads.after(
                timeout,
                () -> close(new Failure(StatusCode.BAD_TIMEOUT, "The server did not answer within the timeout.")));
        ChannelFuture tcp = bootstrap(application).connect(address);
        tcp.addListener(connected -> {
            if (!connected.isSuccess()) {
                handshake.completeExceptionally(connected.cause());
            }
        });
        Channel connecting = tcp.channel();
        channel = connecting;
        if (reason.get() != null) {
            var unused = connecting.close(); // whoever gave the reason came before there was a channel to close
        }
        connecting.closeFuture().addListener(closed -> threads.executor().execute(this::closed));
        return handshake
                .thenApply(secure -> {
                    // Milo tells on the event loop, where nothing of a session has been read yet.
                    BoundedReading.begin(connecting.pipeline(), application.getEncodingContext());
                    return secure;
                })
                .handleAsync(
                        (secure, thrown) -> {
                            giveUp.cancel(false);
                            if (thrown != null) {
                                throw new FailureException(explain(thrown));
                            }
                            step = HandshakeStep.DONE;
                            return Unit.VALUE;
                        },
                        threads.executor())
                .whenComplete((secure, thrown) -> {
                    if (thrown != null) {
                        close();
                    }
                });
    }

    private Bootstrap bootstrap(ClientApplicationContext application) {
        return new Bootstrap()
                .channel(NioSocketChannel.class)
                .group(tcpConfig.getEventLoop())
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        tcpConfig.getConnectTimeout().intValue())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.ALLOCATOR, ReceivedBytes.ALLOCATOR)
                .option(ChannelOption.RCVBUF_ALLOCATOR, ReceivedBytes.RECEIVING)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel socket) {
                        socket.pipeline()
                                .addLast(new FirstAnswer(
                                        () -> step = HandshakeStep.GREETING,
                                        () -> step = HandshakeStep.SECURING,
                                        () -> close(HandshakeStep.NOT_OPC_UA)))
                                .addLast(new DelegatingUascResponseHandler(ServerConnection.this))
                                .addLast(new UascClientAcknowledgeHandler(
                                        tcpConfig, application, requestId::getAndIncrement, handshake));
                    }
                });
    }

    private Failure explain(Throwable thrown) {
        Failure known = reason.get();
        return known != null ? known : step.explain(Failures.unwrap(thrown));
    }

    private void closed() {
        handshake.completeExceptionally(new UaException(StatusCodes.Bad_ConnectionClosed, "connection closed"));
        Failure known = reason.get();
        lost.complete(known == null ? LOST : known);
    }

    /** Completes once, when the connection is gone, with the reason; never fails. */
    public CompletionStage<Failure> lost() {
        return lost.minimalCompletionStage();
    }

    /** When the server last answered something, as {@link System#nanoTime()}. */
    public long lastHeardNanos() {
        return lastHeardNanos;
    }

    /**
     * Sends a request; it fails at {@code timeoutHint} of its header if there is no answer by then, and with {@code
     * Bad_UnknownResponse} if the answer is another service's.
     */
    public CompletableFuture<UaResponseMessageType> send(UaRequestMessageType request) {
        return sendRequestMessage(request).thenApply(response -> {
            if (!isAnswer(
                    request.getClass().getSimpleName(), response.getClass().getSimpleName())) {
                throw Failures.because(
                        Statuses.of(StatusCodes.Bad_UnknownResponse), "The server gave the answer of another service.");
            }
            return response;
        });
    }

    /** Milo's classes are named for the services: ReadRequest, ReadResponse. */
    private static boolean isAnswer(String request, String response) {
        int service = request.length() - REQUEST.length();
        return response.length() == service + RESPONSE.length() && response.regionMatches(0, request, 0, service);
    }

    @Override
    protected CompletableFuture<Channel> getChannel() {
        Channel open = channel;
        return open != null && step == HandshakeStep.DONE && open.isActive()
                ? CompletableFuture.completedFuture(open)
                : CompletableFuture.failedFuture(new FailureException(LOST));
    }

    /** Says farewell to the server and closes; a peer that does not listen is given a second. */
    public void close() {
        Channel open = channel;
        if (open == null || step != HandshakeStep.DONE) {
            close(LOST);
            return;
        }
        open.pipeline()
                .fireUserEventTriggered(new CloseSecureChannelRequest(
                        new RequestHeader(NodeId.NULL_VALUE, DateTime.now(), uint(0), uint(0), null, uint(0), null)));
        var giveUp = threads.after(FAREWELL, () -> close(LOST));
        var unused = lost.whenComplete((closed, never) -> giveUp.cancel(false));
    }

    /** Closes at once; {@link #lost()} gives this reason unless it has one already. */
    public void close(Failure because) {
        reason.compareAndSet(null, because);
        Channel open = channel;
        if (open != null) {
            var unused = open.close();
        }
    }

    @Override
    public CompletableFuture<Unit> disconnect() {
        close();
        return lost.thenApply(closed -> Unit.VALUE);
    }

    @Override
    public void handleResponse(long requestId, UaResponseMessageType response) {
        lastHeardNanos = System.nanoTime();
        // Milo would warn of each answer that comes too late, or was never asked for.
        if (pendingRequests.containsKey(requestId)) {
            super.handleResponse(requestId, response);
        }
    }

    @Override
    public void handleReceiveFailure(long requestId, UaException exception) {
        lastHeardNanos = System.nanoTime();
        if (pendingRequests.containsKey(requestId)) {
            super.handleReceiveFailure(requestId, exception);
        }
    }

    /** The server ends the connection with an error message of its own. */
    @Override
    public void handleChannelError(UaException exception) {
        reason.compareAndSet(null, Failures.of(exception));
        super.handleChannelError(exception);
    }
}
