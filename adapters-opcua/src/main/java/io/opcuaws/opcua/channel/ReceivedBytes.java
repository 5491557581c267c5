package io.opcuaws.opcua.channel;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;

/**
 * Keeps what a server sends where the garbage collector can find it. Milo forgets the chunks of a message whose rest does not
 * come, or makes no sense; in Netty's pool they would stay for ever, and a server could fill the memory with them.
 */
final class ReceivedBytes {

    /** Pooled for writing to sockets, where nothing is forgotten; on the heap for what is put together of what was read. */
    static final ByteBufAllocator ALLOCATOR = new AbstractByteBufAllocator(false) {
        @Override
        protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
            return UnpooledByteBufAllocator.DEFAULT.heapBuffer(initialCapacity, maxCapacity);
        }

        @Override
        protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
            return PooledByteBufAllocator.DEFAULT.directBuffer(initialCapacity, maxCapacity);
        }

        @Override
        public boolean isDirectBufferPooled() {
            return true;
        }
    };

    /** As many reads of a socket in a row as Netty's own. */
    private static final int READS = 16;

    @SuppressWarnings("deprecation") // there is no other way that keeps Netty's sizes
    private static final RecvByteBufAllocator SIZES = new AdaptiveRecvByteBufAllocator().maxMessagesPerRead(READS);

    /** Reads sockets to the heap too: Milo keeps slices of that. */
    @SuppressWarnings("deprecation") // the handle's type is, in Netty's own signature
    static final RecvByteBufAllocator RECEIVING = () -> new RecvByteBufAllocator.DelegatingHandle(SIZES.newHandle()) {
        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            return allocator.heapBuffer(guess());
        }
    };

    private ReceivedBytes() {}
}
