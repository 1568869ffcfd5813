package org.gajah.base.settings;

import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The definition of a setting that an extension brings.
///
/// @param <S> its type
public final class CustomSetting<S extends Setting> {
  private final String name;
  private final IntFunction<S> maker;

  private CustomSetting(String name, IntFunction<S> maker) {
    this.name = name;
    this.maker = maker;
  }

  String name() {
    return name;
  }

  S make(int index) {
    return maker.apply(index);
  }

  private static Setting.Definition definition(
      String name, SettingContext context, SettingUnit unit, Set<SettingFlag> flags) {
    return new Setting.Definition(name, context, "Customized Options", unit, flags);
  }

  public static CustomSetting<BoolSetting> bool(
      String name, SettingContext context, boolean boot, SettingFlag... flags) {
    var definition = definition(name, context, SettingUnit.NONE, Set.of(flags));
    return new CustomSetting<>(name, index -> new BoolSetting(index, definition, boot));
  }

  public static CustomSetting<IntSetting> integer(
      String name,
      SettingContext context,
      SettingUnit unit,
      int boot,
      int least,
      int greatest,
      SettingFlag... flags) {
    var definition = definition(name, context, unit, Set.of(flags));
    return new CustomSetting<>(
        name, index -> new IntSetting(index, definition, boot, least, greatest));
  }

  public static CustomSetting<RealSetting> real(
      String name,
      SettingContext context,
      double boot,
      double least,
      double greatest,
      SettingFlag... flags) {
    var definition = definition(name, context, SettingUnit.NONE, Set.of(flags));
    return new CustomSetting<>(
        name, index -> new RealSetting(index, definition, boot, least, greatest));
  }

  public static CustomSetting<StringSetting> string(
      String name, SettingContext context, @Nullable String boot, SettingFlag... flags) {
    var definition = definition(name, context, SettingUnit.NONE, Set.of(flags));
    return new CustomSetting<>(name, index -> new StringSetting(index, definition, boot));
  }

  public static CustomSetting<EnumSetting> enumeration(
      String name,
      SettingContext context,
      int boot,
      List<EnumSetting.Label> labels,
      SettingFlag... flags) {
    var definition = definition(name, context, SettingUnit.NONE, Set.of(flags));
    return new CustomSetting<>(name, index -> new EnumSetting(index, definition, boot, labels));
  }
}
