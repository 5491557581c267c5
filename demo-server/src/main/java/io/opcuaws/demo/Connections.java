package io.opcuaws.demo;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The TCP connections of the server, and how to make them fail: cut, refused, or silent. Called from any thread; takes
 * effect at once on the connections' own threads.
 */
final class Connections {

    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private volatile boolean refusing;
    private volatile boolean frozen;

    /** Runs for each accepted connection, before it says anything. */
    void accepted(ChannelPipeline pipeline) {
        Channel channel = pipeline.channel();
        channels.add(channel);
        pipeline.addFirst(new Silencer());
        if (refusing) {
            cut(channel);
        }
    }

    int count() {
        return channels.size();
    }

    void refuse(boolean newRefusing) {
        refusing = newRefusing;
    }

    /** While frozen, connections stay open and nothing is read, nothing is said. */
    void freeze(boolean newFrozen) {
        frozen = newFrozen;
        channels.forEach(channel -> channel.pipeline().fireUserEventTriggered(Frozen.CHANGED));
    }

    void cutAll() {
        channels.forEach(Connections::cut);
    }

    /** Closes without a farewell: the peer sees a reset, as when a process is killed. */
    private static void cut(Channel channel) {
        // On the connection's own thread, so that it cannot be closed in between.
        channel.eventLoop().execute(() -> {
            if (channel.isActive()) {
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
            }
            var unused = channel.close();
        });
    }

    private enum Frozen {
        CHANGED
    }

    /** Holds back what would be read and written while the server is frozen. Runs on the connection's own thread. */
    private final class Silencer extends ChannelDuplexHandler {

        private final Deque<Runnable> heldBack = new ArrayDeque<>();

        @Override
        public void handlerAdded(ChannelHandlerContext ctx) {
            ctx.channel().config().setAutoRead(!frozen);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event != Frozen.CHANGED) {
                ctx.fireUserEventTriggered(event);
                return;
            }
            ctx.channel().config().setAutoRead(!frozen);
            if (!frozen) {
                release(ctx);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            release(ctx); // fails the writes, which frees their buffers
            ctx.fireChannelInactive();
        }

        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
            if (frozen) {
                heldBack.add(() -> {
                    var unused = ctx.write(message, promise);
                });
            } else {
                var unused = ctx.write(message, promise);
            }
        }

        private void release(ChannelHandlerContext ctx) {
            heldBack.forEach(Runnable::run);
            heldBack.clear();
            ctx.flush();
        }
    }
}
