package io.opcuaws.protocol.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.JsonGeneratorDelegate;

/**
 * Writes scalars in the form that was agreed on: v1 quotes numbers and booleans, v2 does not. Everything else of a message
 * is the same in both forms and knows nothing of them.
 */
final class ScalarGenerator extends JsonGeneratorDelegate {

    private final boolean quoting;

    ScalarGenerator(JsonGenerator delegate, WireForm form) {
        super(delegate, false);
        this.quoting = form == WireForm.V1;
    }

    @Override
    public JsonGenerator writeNumber(short value) throws JacksonException {
        return number(Short.toString(value));
    }

    @Override
    public JsonGenerator writeNumber(int value) throws JacksonException {
        if (quoting) {
            delegate.writeString(Integer.toString(value));
        } else {
            delegate.writeNumber(value);
        }
        return this;
    }

    @Override
    public JsonGenerator writeNumber(long value) throws JacksonException {
        if (quoting) {
            delegate.writeString(Long.toString(value));
        } else {
            delegate.writeNumber(value);
        }
        return this;
    }

    @Override
    public JsonGenerator writeNumber(BigInteger value) throws JacksonException {
        return number(value.toString());
    }

    @Override
    public JsonGenerator writeNumber(BigDecimal value) throws JacksonException {
        return number(value.toString());
    }

    @Override
    public JsonGenerator writeNumber(double value) throws JacksonException {
        String text = Numbers.text(value);
        return Double.isFinite(value) ? number(text) : writeString(text);
    }

    @Override
    public JsonGenerator writeNumber(float value) throws JacksonException {
        String text = Numbers.text(value);
        return Float.isFinite(value) ? number(text) : writeString(text);
    }

    @Override
    public JsonGenerator writeNumber(String text) throws JacksonException {
        return number(text);
    }

    @Override
    public JsonGenerator writeBoolean(boolean value) throws JacksonException {
        if (quoting) {
            delegate.writeString(Boolean.toString(value));
        } else {
            delegate.writeBoolean(value);
        }
        return this;
    }

    private JsonGenerator number(String text) {
        if (quoting) {
            delegate.writeString(text);
        } else {
            delegate.writeNumber(text);
        }
        return this;
    }
}
